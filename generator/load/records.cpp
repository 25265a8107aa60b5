#include "load/records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "load/formats.hpp"
#include "load/record.hpp"
#include "load/source_text.hpp"
#include "load/tree.hpp"

namespace offprint {
namespace {

/// What those who write records today write, in UTF-8.
constexpr std::array<std::string_view, 5> kModern{".json", ".jsonl", ".ndjson", ".yaml", ".yml"};

void add_record(const Node& node, std::vector<Record>& records, Diagnostics& diagnostics) {
  Record record = read_record(node, diagnostics);
  if (record.id.empty() && node.is_map() && !record.title.empty()) {
    record.id = make_id(record);
    diagnostics
        .note(node.place, fmt::format("a record without an id is called `{}`", record.id),
              "give it an id, so that its address never changes")
        .code = "made-id";
  }
  records.push_back(std::move(record));
}

void refuse_equal_ids(const std::vector<Record>& records, Diagnostics& diagnostics) {
  std::vector<const Record*> sorted;
  for (const Record& record : records) sorted.push_back(&record);
  std::ranges::stable_sort(sorted, {}, &Record::id);
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (sorted[i]->id.empty() || sorted[i]->id != sorted[i - 1]->id) continue;
    diagnostics
        .error(sorted[i]->place, fmt::format("id `{}` stands twice in this file", sorted[i]->id),
               "first at " + describe(sorted[i - 1]->place))
        .code = "duplicate-id";
  }
}

/// A file without records, of a format that can be empty, is what it is; another text is none of
/// that format.
void report_nothing_found(SourceId source, const RecordFormat& format, const Sources& sources,
                          Diagnostics& diagnostics) {
  if (!format.recognises || format.recognises(sources.text(source))) return;
  diagnostics
      .warning(place_of_file(source), "no publications are found in this file",
               fmt::format("it was read as {}", format.label))
      .code = "unread";
}

}  // namespace

bool reads_records(std::string_view ending) {
  const std::string lower = to_lower(ending);
  return !lower.empty() && std::ranges::any_of(record_formats(), [&](const RecordFormat& format) {
    return std::ranges::find(format.endings, lower) != format.endings.end();
  });
}

std::string record_endings() {
  std::string out;
  for (const RecordFormat& format : record_formats()) {
    const std::string ending = fmt::format("`{}`", format.endings.front());
    if (out.find(ending) == std::string::npos) out.append(out.empty() ? "" : ", ").append(ending);
  }
  return out;
}

bool is_legacy_ending(std::string_view ending) {
  return std::ranges::find(kModern, to_lower(ending)) == kModern.end();
}

std::vector<Record> load_records(SourceId source, const Sources& sources,
                                 Diagnostics& diagnostics) {
  const RecordFormat& format = *detect_format(sources.path(source), sources.text(source));
  std::vector<Record> records;
  Diagnostics of_syntax, of_schema;
  const ReadAccount account = format.read(
      source, sources, of_syntax, [&](const Node& item) { add_record(item, records, of_schema); });
  const bool readable = !of_syntax.has_errors();
  diagnostics.append(std::move(of_syntax));
  if (!readable) return {};
  if (account.entries == 0) report_nothing_found(source, format, sources, of_schema);
  refuse_equal_ids(records, of_schema);
  diagnostics.append(std::move(of_schema));
  return records;
}

}  // namespace offprint
