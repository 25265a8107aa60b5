#include "node_dump.hpp"

#include <fmt/format.h>

namespace {

using offprint::Member;
using offprint::Node;
using offprint::Place;

std::string_view word(Node::Kind kind) {
  constexpr std::string_view kWords[] = {"null",   "boolean", "integer", "float",
                                         "string", "list",    "map"};
  return kWords[static_cast<std::size_t>(kind)];
}

std::string position(const Place& place) { return fmt::format("{}:{}", place.line, place.column); }

void append(std::string& out, const Node& node, std::size_t indent) {
  out += position(node.place) + " " + std::string(word(node.kind));
  if (node.is_scalar()) out += " " + node.text;
  out += "\n";
  for (const Node& item : node.items) {
    out.append(indent + 2, ' ');
    append(out, item, indent + 2);
  }
  for (const Member& member : node.members) {
    out.append(indent + 2, ' ');
    out += position(member.place) + " " + member.key + ": ";
    append(out, member.value, indent + 2);
  }
}

}  // namespace

std::string dump(const Node& node) {
  std::string out;
  append(out, node, 0);
  return out;
}
