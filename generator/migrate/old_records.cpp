#include "migrate/old_records.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "load/records.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

std::string works(std::size_t count) {
  return count == 1 ? "1 work" : fmt::format("{} works", count);
}

/// Marks the files to be copied that a record's links and picture name by their new addresses.
void copy_named_files(const Record& record, Migration& move) {
  for (const Link& link : record.links) move.moved_file(link.url, "");
  if (!record.image.src.empty()) move.moved_file(record.image.src, "");
}

}  // namespace

void move_bibliography(const std::string& path, Migration& move) {
  const auto source = move.old.source(path);
  if (!source) return;
  Diagnostics ignored;
  const std::vector<Record> records = load_records(*source, move.old.sources(), ignored).records;
  if (records.empty()) return move.leave(path, "no publications are found in it");
  for (const Record& record : records) copy_named_files(record, move);
  const std::string& to =
      move.new_path(path, "content/publications/" + fs::path(path).filename().string());
  move.files.push_back({to, read_file(move.old.root() / path), ""});
  move.carry(path, fmt::format("{} ({})", to, works(records.size())));
  move.records.insert(move.records.end(), records.begin(), records.end());
}

}  // namespace offprint
