#include "base/node.hpp"

#include <algorithm>
#include <charconv>

namespace offprint {
namespace {

template <class Number>
std::optional<Number> parsed(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  Number value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

}  // namespace

Node Node::string(std::string text, const Place& place) {
  Node node;
  node.kind = Kind::kString;
  node.place = place;
  node.text = std::move(text);
  return node;
}

Node Node::list(const Place& place) {
  Node node;
  node.kind = Kind::kList;
  node.place = place;
  return node;
}

Node Node::map(const Place& place) {
  Node node;
  node.kind = Kind::kMap;
  node.place = place;
  return node;
}

const Node* Node::find(std::string_view key) const {
  const auto found =
      std::find_if(members.begin(), members.end(), [&](const Member& m) { return m.key == key; });
  return found == members.end() ? nullptr : &found->value;
}

std::optional<std::int64_t> Node::integer() const {
  return is_scalar() ? parsed<std::int64_t>(text) : std::nullopt;
}

std::optional<double> Node::number() const {
  return is_scalar() ? parsed<double>(text) : std::nullopt;
}

std::optional<bool> Node::boolean() const {
  if (!is_scalar() || (text != "true" && text != "false")) return std::nullopt;
  return text == "true";
}

std::string_view Node::noun() const {
  switch (kind) {
    case Kind::kNull:
      return "nothing";
    case Kind::kBoolean:
      return "true or false";
    case Kind::kInteger:
    case Kind::kFloat:
      return "a number";
    case Kind::kString:
      return "text";
    case Kind::kList:
      return "a list";
    case Kind::kMap:
      return "a map";
  }
  return {};
}

bool operator==(const Node& a, const Node& b) {
  return a.kind == b.kind && a.text == b.text && a.items == b.items && a.members == b.members;
}

}  // namespace offprint
