#include "load/json_reader.hpp"

#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/unicode.hpp"
#include "load/json.hpp"
#include "load/json_dialects.hpp"

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

class JsonWorks {
 public:
  JsonWorks(std::string_view file, const ItemSink& sink) : file_(file), sink_(sink) {}

  void take(Node work) {
    ++account_.entries;
    sink_(from_json_dialect(std::move(work), file_));
  }

  /// What a file holds beside the works that were handed out: one work, or Crossref's envelope.
  void take_rest(Node rest) {
    const Node* message = rest.find("message");
    if (message && message->is_map()) {
      const Node* items = message->find("items");
      if (!items) return take(*message);
      for (const Node& item : items->items) take(item);
    } else if (rest.is_map() && !holds_list(rest)) {
      take(std::move(rest));
    }
  }

  ReadAccount account() const { return account_; }

 private:
  std::string_view file_;
  const ItemSink& sink_;
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

}  // namespace

ReadAccount read_json_records(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                              const ItemSink& sink) {
  JsonWorks works(sources.path(source), sink);
  const Streaming streaming{kListKeys, [&](Node item) { works.take(std::move(item)); }};
  if (auto rest = parse_json(source, sources, diagnostics, streaming)) {
    works.take_rest(*std::move(rest));
  }
  return works.account();
}

ReadAccount read_json_lines(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                            const ItemSink& sink) {
  JsonWorks works(sources.path(source), sink);
  for_each_line(sources.text(source), [&](std::string_view line, std::uint32_t number) {
    if (trim(line).empty()) return;
    Sources one_line;
    Diagnostics found;
    auto work = parse_json(one_line.add({}, std::string(line)), one_line, found);
    relocate(found, source, number, diagnostics);
    if (!work) return;
    relocate(*work, source, number);
    works.take(*std::move(work));
  });
  return works.account();
}

}  // namespace offprint
