#include "load/records.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "load/bibtex_reader.hpp"
#include "load/json.hpp"
#include "load/record.hpp"
#include "load/values.hpp"
#include "load/yaml.hpp"

namespace offprint {
namespace {

constexpr std::array<std::string_view, 2> kListKeys{"items", "references"};

std::optional<Node> read_json(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                              const Streaming& streaming) {
  return parse_json(source, sources, diagnostics, streaming);
}

std::optional<Node> read_yaml(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                              const Streaming& streaming) {
  return parse_yaml(source, sources, diagnostics, streaming);
}

/// Bibliographies have nothing around their entries.
std::optional<Node> read_bib(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                             const Streaming& streaming) {
  read_bibtex(source, sources, diagnostics, streaming.sink);
  return Node{};
}

/// A format: hands out the records of a file as located maps, and returns what stands around them.
struct Format {
  std::string_view ending;
  std::optional<Node> (*read)(SourceId, const Sources&, Diagnostics&, const Streaming&);
};

constexpr std::array<Format, 4> kFormats{{
    {".bib", read_bib},
    {".json", read_json},
    {".yaml", read_yaml},
    {".yml", read_yaml},
}};

const Format* find_format(std::string_view ending) {
  const std::string lower = to_lower(ending);
  const auto found = std::ranges::find(kFormats, lower, &Format::ending);
  return found == kFormats.end() ? nullptr : &*found;
}

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

/// What a file holds besides the records that were handed out: nothing, the map around them, or one
/// record that stands alone.
void read_rest(const Node& rest, std::vector<Record>& records, Diagnostics& diagnostics) {
  if (rest.is_list() || rest.is_null()) return;
  const bool around = std::ranges::any_of(kListKeys, [&](std::string_view key) {
    const Node* list = rest.find(key);
    return list != nullptr && list->is_list();
  });
  if (around) return;
  if (rest.is_map()) return add_record(rest, records, diagnostics);
  report_kind(rest, "a list of records", diagnostics);
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

}  // namespace

bool reads_records(std::string_view ending) { return find_format(ending) != nullptr; }

std::string record_endings() {
  std::string out;
  for (const Format& format : kFormats)
    out += fmt::format("{}`{}`", out.empty() ? "" : ", ", format.ending);
  return out;
}

std::vector<Record> load_records(SourceId source, std::string_view ending, const Sources& sources,
                                 Diagnostics& diagnostics) {
  std::vector<Record> records;
  Diagnostics of_syntax, of_schema;
  const Streaming streaming{kListKeys,
                            [&](const Node& item) { add_record(item, records, of_schema); }};
  const auto rest = find_format(ending)->read(source, sources, of_syntax, streaming);
  diagnostics.append(std::move(of_syntax));
  if (!rest) return {};
  read_rest(*rest, records, of_schema);
  refuse_equal_ids(records, of_schema);
  diagnostics.append(std::move(of_schema));
  return records;
}

}  // namespace offprint
