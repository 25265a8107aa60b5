// A located tree: what a JSON or YAML file holds, before anyone knows what it means.
//
// Every node knows its place. Scalars keep their spelling beside their kind, since the meaning is
// the schema's
// (`version: 1.10` is the text "1.10" where a text is wanted). Maps keep the order of the file,
// keys are unique.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"

namespace offprint {

struct Member;

struct Node {
  enum class Kind : std::uint8_t { kNull, kBoolean, kInteger, kFloat, kString, kList, kMap };

  Kind kind = Kind::kNull;
  Place place;
  std::string text;             ///< scalars: "true" or "false", the number as spelt, the string
  std::vector<Node> items;      ///< kList
  std::vector<Member> members;  ///< kMap

  static Node string(std::string text, const Place& place = {});
  static Node list(const Place& place = {});
  static Node map(const Place& place = {});

  bool is_null() const { return kind == Kind::kNull; }
  bool is_string() const { return kind == Kind::kString; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_map() const { return kind == Kind::kMap; }
  bool is_scalar() const { return kind < Kind::kList && kind != Kind::kNull; }

  /// The member of that name, or nullptr; also where this is no map.
  const Node* find(std::string_view key) const;

  /// A scalar as a number, however it was spelt ("2022" too); nothing where it is none or does not
  /// fit.
  std::optional<std::int64_t> integer() const;
  std::optional<double> number() const;
  std::optional<bool> boolean() const;

  /// What it is, for messages: "a list", "a map", "text", "a number", "nothing".
  std::string_view noun() const;

  /// Equal in kind, spelling and members; places do not count.
  friend bool operator==(const Node& a, const Node& b);
};

struct Member {
  std::string key;
  Place place;  ///< of the key
  Node value;

  friend bool operator==(const Member& a, const Member& b) {
    return a.key == b.key && a.value == b.value;
  }
};

}  // namespace offprint
