#include "load/records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>

#include "base/parallel.hpp"
#include "base/unicode.hpp"
#include "load/formats.hpp"
#include "load/record.hpp"
#include "load/source_text.hpp"
#include "load/tree.hpp"
#include "load/tree_reader.hpp"

namespace offprint {
namespace {

/// What those who write records today write, in UTF-8.
constexpr std::array<std::string_view, 5> kModern{".json", ".jsonl", ".ndjson", ".yaml", ".yml"};

/// Turns the maps of one file into records, or into rejections.
class RecordSieve {
 public:
  RecordSieve(const Overrides& overrides, Diagnostics& diagnostics)
      : overrides_(overrides), diagnostics_(diagnostics) {}

  void add(const Node& node) {
    const Node* const id = node.find("id");
    const Override* const correction =
        id != nullptr && id->is_scalar() ? overrides_.find(id->text) : nullptr;
    if (correction != nullptr) return add_corrected(node, *correction);
    const std::size_t before = diagnostics_.all().size();
    Record record = read_record(node, diagnostics_);
    if (record.id.empty() && node.is_map() && !record.title.empty() && !give_id(node, record))
      return;
    keep(std::move(record), before);
  }

  RecordList finish() && { return std::move(list_); }

 private:
  void add_corrected(const Node& node, const Override& correction) {
    const std::size_t before = diagnostics_.all().size();
    const Node mended = corrected(node, correction, list_.use);
    if (correction.omit) {
      list_.rejections.push_back(
          {correction.id, node.place, "left out by `omit: true` in overrides.yaml"});
    } else {
      Record record = read_record(mended, diagnostics_);
      record.id = correction.id;
      keep(std::move(record), before);
    }
  }

  /// Makes an id; false where the record was corrected under that id, and so has been added.
  bool give_id(const Node& node, Record& record) {
    record.id = make_id(record);
    if (const Override* const correction = overrides_.find(record.id)) {
      add_corrected(node, *correction);
      return false;
    }
    diagnostics_
        .note(node.place, fmt::format("a record without an id is called `{}`", record.id),
              "give it an id, so that its address never changes")
        .code = "made-id";
    return true;
  }

  /// Rejects the record if an error was reported since there were `before` diagnostics.
  void keep(Record record, std::size_t before) {
    const std::span said = std::span(diagnostics_.all()).subspan(before);
    const auto error = std::ranges::find(said, Severity::kError, &Diagnostic::severity);
    if (error == said.end()) {
      list_.records.push_back(std::move(record));
    } else {
      list_.rejections.push_back({record.id, record.place, error->message});
    }
  }

  const Overrides& overrides_;
  Diagnostics& diagnostics_;
  RecordList list_;
};

void refuse(const Record& record, const Record& first, RecordList& list, Diagnostics& diagnostics) {
  Diagnostic& error =
      diagnostics.error(record.place, fmt::format("id `{}` stands twice in this file", record.id),
                        "first at " + describe(first.place));
  error.code = "duplicate-id";
  list.rejections.push_back({record.id, record.place, error.message});
}

/// Rejects all but the first of records with one id.
void refuse_equal_ids(RecordList& list, Diagnostics& diagnostics) {
  std::unordered_map<std::string_view, const Record*> first;
  std::vector<const Record*> refused;
  first.reserve(list.records.size());
  for (const Record& record : list.records) {
    if (record.id.empty()) continue;
    const auto [there, fresh] = first.try_emplace(record.id, &record);
    if (!fresh) refuse(record, *there->second, list, diagnostics), refused.push_back(&record);
  }
  if (refused.empty()) return;
  std::erase_if(list.records,
                [&](const Record& record) { return std::ranges::binary_search(refused, &record); });
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

/// What one thread reads at once: a file, or a run of the long list that a file is.
struct Part {
  SourceId source;
  std::optional<JsonRun> run;
  RecordList list;
  Diagnostics of_syntax, of_schema;
  bool readable = true;
};

/// Shorter lists are not worth the cutting; longer runs would leave threads without work at the
/// end.
constexpr std::size_t kLongText = 1 << 20;
constexpr std::size_t kRunSize = 1 << 18;

std::vector<Part> parts_of(SourceId source, const Sources& sources) {
  const std::string_view text = sources.text(source);
  std::vector<Part> parts;
  if (text.size() >= kLongText &&
      detect_format(sources.path(source), text)->read == read_json_records) {
    for (const JsonRun& run : split_json_list(source, text, kRunSize))
      parts.push_back({.source = source, .run = run});
  }
  if (parts.empty()) parts.push_back({.source = source});
  return parts;
}

void read_part(Part& part, const Sources& sources, const Overrides& overrides) {
  if (!part.run) {
    part.list = load_records(part.source, sources, part.of_schema, overrides);
    return;
  }
  RecordSieve sieve(overrides, part.of_schema);
  part.readable =
      read_json_run(*part.run, sources, part.of_syntax, [&](const Node& item) { sieve.add(item); });
  part.list = std::move(sieve).finish();
}

/// The list of a file from its parts. A part that is no JSON makes the file none, and only who
/// reads it whole can say why.
RecordList joined(std::vector<Part>& parts, const Sources& sources, Diagnostics& diagnostics,
                  const Overrides& overrides) {
  const bool readable = std::ranges::all_of(
      parts, [](const Part& part) { return part.readable && !part.of_syntax.has_errors(); });
  if (!readable) return load_records(parts.front().source, sources, diagnostics, overrides);
  RecordList list;
  std::size_t records = 0;
  for (const Part& part : parts) records += part.list.records.size();
  if (parts.size() > 1) list.records.reserve(records);
  for (Part& part : parts) diagnostics.append(std::move(part.of_syntax));
  for (Part& part : parts) diagnostics.append(std::move(part.of_schema));
  for (Part& part : parts) list.append(std::move(part.list));
  if (parts.front().run) refuse_equal_ids(list, diagnostics);
  return list;
}

}  // namespace

void RecordList::append(RecordList other) {
  if (records.capacity() == 0) {
    records = std::move(other.records);
  } else {
    std::ranges::move(other.records, std::back_inserter(records));
  }
  std::ranges::move(other.rejections, std::back_inserter(rejections));
  use.append(other.use);
}

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

RecordList load_records(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                        const Overrides& overrides) {
  const RecordFormat& format = *detect_format(sources.path(source), sources.text(source));
  Diagnostics of_syntax, of_schema;
  RecordSieve sieve(overrides, of_schema);
  const ReadAccount account =
      format.read(source, sources, of_syntax, [&](const Node& item) { sieve.add(item); });
  const bool readable = !of_syntax.has_errors();
  diagnostics.append(std::move(of_syntax));
  if (!readable) return {};
  if (account.entries == 0) report_nothing_found(source, format, sources, of_schema);
  RecordList list = std::move(sieve).finish();
  refuse_equal_ids(list, of_schema);
  diagnostics.append(std::move(of_schema));
  return list;
}

RecordList load_record_files(std::span<const SourceId> files, const Sources& sources,
                             Diagnostics& diagnostics, const Overrides& overrides) {
  std::vector<std::vector<Part>> parts;
  std::vector<Part*> tasks;
  for (const SourceId file : files) parts.push_back(parts_of(file, sources));
  for (std::vector<Part>& of_file : parts)
    for (Part& part : of_file) tasks.push_back(&part);
  for_each_run(tasks.size(), 1, number_of_threads(0), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) read_part(*tasks[i], sources, overrides);
  });
  RecordList all;
  for (std::vector<Part>& of_file : parts)
    all.append(joined(of_file, sources, diagnostics, overrides));
  return all;
}

}  // namespace offprint
