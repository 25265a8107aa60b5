#include "lint/name_node.hpp"

#include <string>

namespace offprint {
namespace {

std::optional<Node> name_node(const PrintedName& name) {
  for (const std::string& text : {display_name(name), inverted_name(name), bibtex_name(name)}) {
    const std::string marked = text + name.marks;
    if (parse_name(marked) == name) return Node::string(marked);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Node> name_list(const std::vector<PrintedName>& names) {
  Node list = Node::list();
  for (const PrintedName& name : names) {
    auto node = name_node(name);
    if (!node) return std::nullopt;
    list.items.push_back(*std::move(node));
  }
  return list;
}

}  // namespace offprint
