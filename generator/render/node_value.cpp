#include "render/node_value.hpp"

#include <utility>
#include <vector>

namespace offprint {
namespace {

jinja::Value to_list(const Node& node) {
  std::vector<jinja::Value> items;
  items.reserve(node.items.size());
  for (const Node& item : node.items) items.push_back(to_value(item));
  return jinja::Value::list(std::move(items));
}

jinja::Value to_dict(const Node& node) {
  jinja::Dict dict;
  for (const Member& member : node.members) dict.set(member.key, to_value(member.value));
  return jinja::Value::dict(std::move(dict));
}

/// An integer that is spelt as YAML alone does (`0x1F`) has no digits to keep.
jinja::Value to_integer(const Node& node) {
  jinja::Value value = jinja::Value::integer(std::string_view(node.text));
  if (!value.is_undefined()) return value;
  return jinja::Value::integer(node.integer().value_or(0));
}

}  // namespace

jinja::Value to_value(const Node& node) {
  switch (node.kind) {
    case Node::Kind::kNull:
      return jinja::Value::none();
    case Node::Kind::kBoolean:
      return jinja::Value::boolean(node.boolean().value_or(false));
    case Node::Kind::kInteger:
      return to_integer(node);
    case Node::Kind::kFloat:
      return jinja::Value::number(node.number().value_or(0));
    case Node::Kind::kString:
      return jinja::Value::text(node.text);
    case Node::Kind::kList:
      return to_list(node);
    case Node::Kind::kMap:
      return to_dict(node);
  }
  return {};
}

}  // namespace offprint
