#include "commands/build_inputs.hpp"

#include <filesystem>
#include <iterator>
#include <string>
#include <system_error>
#include <vector>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/parallel.hpp"
#include "base/version.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

/// The files that loader and theme may read, by the walk that the loader makes. A template may be
/// included by any name, also by one that begins with a dot.
std::optional<std::vector<fs::path>> list_inputs(const fs::path& site) {
  FileList content = list_files(site / "content", site / "content");
  FileList theme = list_files(site / "templates", site / "templates", true, Names::kAll);
  if (!content.refused.empty() || !theme.refused.empty()) return std::nullopt;
  std::ranges::move(theme.files, std::back_inserter(content.files));
  return std::move(content.files);
}

std::vector<std::uint64_t> hash_files(const std::vector<fs::path>& files, unsigned threads) {
  std::vector<std::uint64_t> hashes(files.size());
  for_each_run(files.size(), 1, threads, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) hashes[i] = hash_file(files[i]);
  });
  return hashes;
}

/// Each part ends with a character that none of them holds.
std::string describe(const BuildOptions& options, std::uint64_t program) {
  constexpr char kEnd = '\0';
  return to_hex(program) + kEnd + options.base_url + kEnd + (options.strict ? "strict" : "") +
         kEnd + (options.resizer ? options.resizer->identity() : "") + kEnd;
}

}  // namespace

std::optional<std::uint64_t> hash_inputs(const BuildOptions& options) {
  const auto program = program_identity();
  const auto files = list_inputs(options.site);
  if (!program || !files) return std::nullopt;
  std::string text = describe(options, *program);
  try {
    const std::vector<std::uint64_t> hashes = hash_files(*files, number_of_threads(options.jobs));
    for (std::size_t i = 0; i < hashes.size(); ++i)
      text += to_hex(hashes[i]) + (*files)[i].lexically_relative(options.site).string() + '\0';
  } catch (const std::system_error&) {
    return std::nullopt;
  }
  return hash64(text);
}

}  // namespace offprint
