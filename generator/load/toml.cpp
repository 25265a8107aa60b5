#include "load/toml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>

#include "base/unicode.hpp"

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace offprint {
namespace {

/// Turns the tree of the library into ours.
class TomlTree {
 public:
  TomlTree(SourceId source, std::uint32_t lines_before)
      : source_(source), lines_before_(lines_before) {}

  Place place(const toml::source_position& position) const {
    return {source_, position.line + lines_before_, position.column};
  }

  /// The library sorts keys by their text.
  Node map(const toml::table& table) const {
    Node node = Node::map(place(table.source().begin));
    for (const auto& [key, value] : table)
      node.members.push_back({std::string(key.str()), place(key.source().begin), tree(value)});
    std::ranges::stable_sort(node.members, {}, [](const Member& member) {
      return std::pair(member.place.line, member.place.column);
    });
    return node;
  }

 private:
  Node tree(const toml::node& value) const {
    if (const toml::table* const table = value.as_table()) return map(*table);
    if (const toml::array* const array = value.as_array()) return list(*array);
    return scalar(value);
  }

  Node list(const toml::array& array) const {
    Node node = Node::list(place(array.source().begin));
    for (const toml::node& item : array) node.items.push_back(tree(item));
    return node;
  }

  Node scalar(const toml::node& value) const {
    Node node = Node::string("", place(value.source().begin));
    if (const auto* const text = value.as_string()) {
      node.text = text->get();
    } else if (const auto* const boolean = value.as_boolean()) {
      node.kind = Node::Kind::kBoolean;
      node.text = boolean->get() ? "true" : "false";
    } else if (const auto* const integer = value.as_integer()) {
      node.kind = Node::Kind::kInteger;
      node.text = std::to_string(integer->get());
    } else if (const auto* const number = value.as_floating_point()) {
      node.kind = Node::Kind::kFloat;
      node.text = fmt::format("{}", number->get());
    } else {
      node.text = time_text(value);
    }
    return node;
  }

  static std::string time_text(const toml::node& value) {
    std::ostringstream text;
    if (const auto* const date = value.as_date()) text << date->get();
    if (const auto* const time = value.as_time()) text << time->get();
    if (const auto* const both = value.as_date_time()) text << both->get();
    return std::move(text).str();
  }

  SourceId source_;
  std::uint32_t lines_before_;
};

}  // namespace

std::optional<Node> parse_toml(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                               std::size_t from, std::size_t to) {
  const std::string_view whole = sources.text(source);
  const auto lines_before =
      static_cast<std::uint32_t>(std::ranges::count(whole.substr(0, from), '\n'));
  const TomlTree tree(source, lines_before);
  const toml::parse_result result = toml::parse(whole.substr(from, to - from));
  if (result) return tree.map(result.table());
  const toml::parse_error& fault = result.error();
  diagnostics
      .error(tree.place(fault.source().begin),
             fmt::format("this is no TOML: {}", to_lower(fault.description())))
      .code = "toml-syntax";
  return std::nullopt;
}

}  // namespace offprint
