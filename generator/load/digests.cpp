#include "load/digests.hpp"

#include <fmt/format.h>

#include "load/date.hpp"
#include "load/markdown_text.hpp"
#include "load/record.hpp"
#include "load/values.hpp"

namespace offprint {
namespace {

template <auto Member>
void of_digest(const Node& node, DigestFile& file, Diagnostics& diagnostics) {
  read_value(node, file.digest.*Member, diagnostics);
}

void read_note(const Node& node, DigestFile& file, Diagnostics& diagnostics) {
  read_markdown(node, file.digest.note, diagnostics);
}

/// A map that has an id and no title names a record; every other map is one.
DigestItem read_inline(const Node& node, DigestFile& file, Diagnostics& diagnostics) {
  DigestItem item;
  item.place = node.place;
  if (has_value(node, "id") && !has_value(node, "title")) {
    read_value(*node.find("id"), item.id, diagnostics);
    return item;
  }
  Record record = read_record(node, diagnostics);
  if (record.id.empty()) record.id = make_id(record);
  record.from_digest = true;
  item.id = record.id;
  item.record = file.records.size();
  file.records.push_back(std::move(record));
  return item;
}

void read_items(const Node& node, DigestFile& file, Diagnostics& diagnostics) {
  if (!expect_list(node, diagnostics)) return;
  for (const Node& entry : node.items) {
    if (entry.is_map()) {
      file.digest.items.push_back(read_inline(entry, file, diagnostics));
      continue;
    }
    DigestItem item;
    item.place = entry.place;
    read_value(entry, item.id, diagnostics);
    if (!item.id.empty()) file.digest.items.push_back(std::move(item));
  }
}

const Fields<DigestFile> kDigest{
    {"date", of_digest<&Digest::date>},
    {"title", of_digest<&Digest::title>},
    {"curator", of_digest<&Digest::curator>},
    {"note", read_note},
    {"items", read_items},
};

void settle_date(Digest& digest, const Node& node, std::string_view stem,
                 Diagnostics& diagnostics) {
  if (has_value(node, "date") && !digest.date) return;
  if (!digest.date) digest.date = parse_date(stem.substr(0, 10)).value_or(Date{});
  if (digest.date.day == 0)
    diagnostics
        .error(node.place, "a digest needs the date of its day",
               "write `date: 2025-03-14`, or call the file `2025-03-14.yaml`")
        .code = "date";
}

}  // namespace

DigestFile read_digest(const Node& node, std::string_view stem, Diagnostics& diagnostics) {
  DigestFile file;
  file.digest.place = node.place;
  if (read_fields(node, file, kDigest, diagnostics))
    settle_date(file.digest, node, stem, diagnostics);
  return file;
}

const Fields<DigestFile>& digest_fields() { return kDigest; }

}  // namespace offprint
