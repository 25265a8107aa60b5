// A map of a record or configuration file to a value: a table of keys says which there are and
// where each goes.
//
//     const Fields<Edition> kEdition{{
//         {"key", into<&Edition::key>, Need::kRequired},
//         {"year", within<&Edition::year, 1, 9999>},
//     }};
//
// In go a node and a table; what is wrong is reported at its place: a key that is not in the table
// (with the one that was perhaps meant), a required one that is missing, a value of the wrong kind.
// Keys are written with hyphens, as CSL does; underscores are taken for hyphens. Of two spellings
// of one key the later one stands.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "load/values.hpp"

namespace offprint {

enum class Need : std::uint8_t { kOptional, kRequired };

template <class T>
struct Field {
  std::string_view key;
  void (*read)(const Node& node, T& value, Diagnostics& diagnostics);
  Need need = Need::kOptional;
};

/// A key as tables write it: `short_name` is `short-name`.
std::string hyphenated(std::string_view key);

/// The keys of a map, in the order in which they are documented.
template <class T>
class Fields {
 public:
  Fields(std::initializer_list<Field<T>> fields) : fields_(fields), sorted_(fields) {
    for (const Field<T>& field : fields_) keys_.push_back(field.key);
    std::ranges::sort(sorted_, {}, &Field<T>::key);
  }

  const Field<T>* find(std::string_view key) const {
    if (key.find('_') != std::string_view::npos) return find(std::string_view(hyphenated(key)));
    const auto found = std::ranges::lower_bound(sorted_, key, {}, &Field<T>::key);
    return found != sorted_.end() && found->key == key ? &*found : nullptr;
  }

  const std::vector<Field<T>>& all() const { return fields_; }
  std::span<const std::string_view> keys() const { return keys_; }

 private:
  std::vector<Field<T>> fields_;
  std::vector<Field<T>> sorted_;
  std::vector<std::string_view> keys_;
};

/// Reads a value into that member.
template <auto Member, class T>
void into(const Node& node, T& value, Diagnostics& diagnostics) {
  read_value(node, value.*Member, diagnostics);
}

/// Reads a whole number that must lie between the two.
template <auto Member, int least, int most, class T>
void within(const Node& node, T& value, Diagnostics& diagnostics) {
  if (const auto number = read_number(node, least, most, diagnostics)) value.*Member = *number;
}

/// "unknown key `titel`", with the key that was perhaps meant.
void report_unknown_key(const Member& member, std::span<const std::string_view> keys,
                        Diagnostics& diagnostics);

/// "key `title` is missing" at the place of the map.
void report_missing_key(const Node& map, std::string_view key, Diagnostics& diagnostics);

/// Whether the map has a value for that key, in either spelling.
bool has_value(const Node& map, std::string_view key);

/// Reads every key of a map; `unknown(member)` is called for those that are not in the table. False
/// where the node is no map.
template <class T, class Unknown>
bool read_fields(const Node& node, T& value, const Fields<T>& fields, Diagnostics& diagnostics,
                 const Unknown& unknown) {
  if (!expect_map(node, diagnostics)) return false;
  for (const Member& member : node.members) {
    const Field<T>* field = fields.find(member.key);
    if (field == nullptr) {
      unknown(member);
    } else if (!member.value.is_null()) {
      field->read(member.value, value, diagnostics);
    }
  }
  for (const Field<T>& field : fields.all()) {
    if (field.need == Need::kRequired && !has_value(node, field.key))
      report_missing_key(node, field.key, diagnostics);
  }
  return true;
}

/// The same where an unknown key is an error, as in all configuration.
template <class T>
bool read_fields(const Node& node, T& value, const Fields<T>& fields, Diagnostics& diagnostics) {
  return read_fields(node, value, fields, diagnostics, [&](const Member& member) {
    report_unknown_key(member, fields.keys(), diagnostics);
  });
}

/// A list of maps, each read by the table; `place` of each is set by the caller's `begin`.
template <class T>
void read_list(const Node& node, std::vector<T>& values, const Fields<T>& fields,
               Diagnostics& diagnostics) {
  if (!expect_list(node, diagnostics)) return;
  for (const Node& item : node.items) {
    T value;
    if constexpr (requires { value.place = item.place; }) value.place = item.place;
    if (read_fields(item, value, fields, diagnostics)) values.push_back(std::move(value));
  }
}

}  // namespace offprint
