#include "load/tree_reader.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/unicode.hpp"
#include "load/json.hpp"
#include "load/json_dialects.hpp"
#include "load/values.hpp"
#include "load/yaml.hpp"

namespace offprint {
namespace {

constexpr std::array<std::string_view, 4> kListKeys{"items", "references", "results", "notes"};

bool holds_list(const Node& map) {
  for (const std::string_view key : kListKeys) {
    const Node* list = map.find(key);
    if (list && list->is_list()) return true;
  }
  return false;
}

class TreeWorks {
 public:
  TreeWorks(std::string_view file, Diagnostics& diagnostics, const ItemSink& sink)
      : file_(file), diagnostics_(diagnostics), sink_(sink), titled_(titling(sink, diagnostics)) {}

  void take(Node work) {
    ++account_.entries;
    const bool ours = dialect_of(work) == JsonDialect::kOurs;
    (ours ? sink_ : titled_)(from_json_dialect(std::move(work), file_));
  }

  /// Counts an entry that cannot be read.
  void reject() { ++account_.entries; }

  /// What a file holds beside the works that were handed out: one work, or Crossref's envelope.
  void take_rest(Node rest) {
    if (rest.is_list() || rest.is_null() || holds_list(rest)) return;
    if (!rest.is_map()) return report_kind(rest, "a list of records", diagnostics_);
    const Node* message = rest.find("message");
    if (!message || !message->is_map()) return take(std::move(rest));
    const Node* items = message->find("items");
    if (!items) return take(*message);
    for (const Node& item : items->items) take(item);
  }

  ReadAccount account() const { return account_; }

 private:
  std::string_view file_;
  Diagnostics& diagnostics_;
  const ItemSink& sink_;
  ItemSink titled_;
  ReadAccount account_;
};

/// Moves the places of a tree, which was read from one line alone, to that line of its file.
void relocate(Node& node, SourceId source, std::uint32_t line) {
  node.place.source = source;
  node.place.line = line;
  for (Node& item : node.items) relocate(item, source, line);
  for (Member& member : node.members) {
    member.place.source = source;
    member.place.line = line;
    relocate(member.value, source, line);
  }
}

void relocate(const Diagnostics& from, SourceId source, std::uint32_t line, Diagnostics& to) {
  for (Diagnostic diagnostic : from.all()) {
    diagnostic.place.source = source;
    diagnostic.place.line = line;
    to.add(std::move(diagnostic));
  }
}

/// Reads a text with a parser that hands out the works in it one by one.
template <class Parser>
ReadAccount read_tree(const Parser& parse, SourceId source, const Sources& sources,
                      Diagnostics& diagnostics, const ItemSink& sink) {
  TreeWorks works(sources.path(source), diagnostics, sink);
  const Streaming streaming{kListKeys, [&](Node item) { works.take(std::move(item)); }};
  if (std::optional<Node> rest = parse(streaming)) works.take_rest(*std::move(rest));
  return works.account();
}

}  // namespace

ReadAccount read_json_records(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                              const ItemSink& sink) {
  const auto parse = [&](const Streaming& streaming) {
    return parse_json(source, sources, diagnostics, streaming);
  };
  return read_tree(parse, source, sources, diagnostics, sink);
}

bool read_json_run(const JsonRun& run, const Sources& sources, Diagnostics& diagnostics,
                   const ItemSink& sink) {
  TreeWorks works(sources.path(run.place.source), diagnostics, sink);
  return parse_json_run(run, sources, diagnostics, [&](Node item) { works.take(std::move(item)); });
}

ReadAccount read_yaml_records(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                              const ItemSink& sink) {
  const auto parse = [&](const Streaming& streaming) {
    return parse_yaml(source, sources, diagnostics, streaming);
  };
  return read_tree(parse, source, sources, diagnostics, sink);
}

ReadAccount read_json_lines(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                            const ItemSink& sink) {
  TreeWorks works(sources.path(source), diagnostics, sink);
  for_each_line(sources.text(source), [&](std::string_view line, std::uint32_t number) {
    if (trim(line).empty()) return;
    Sources one_line;
    Diagnostics found;
    auto work = parse_json(one_line.add({}, std::string(line)), one_line, found);
    relocate(found, source, number, diagnostics);
    if (!work) return works.reject();
    relocate(*work, source, number);
    works.take(*std::move(work));
  });
  return works.account();
}

}  // namespace offprint
