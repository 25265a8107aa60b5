// What holds of every list of names, however hostile: asked by a test and by a fuzz target.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "text/name.hpp"

namespace name_invariants {

inline bool is_plain_line(std::string_view text) {
  return !offprint::find_invalid_utf8(text) &&
         std::ranges::none_of(text, [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; });
}

/// The sentence that does not hold of `input`, or empty.
inline std::string_view broken(std::string_view input) {
  for (const offprint::PrintedName& name : offprint::parse_names(input).names) {
    if (display_name(name).empty()) return "every name shows something";
    if (!is_plain_line(display_name(name)) || !is_plain_line(inverted_name(name)) ||
        !is_plain_line(name.marks))
      return "a name is one line";
    if (!is_plain_line(name_key(name)) || !is_plain_line(sort_key(name)))
      return "a key is one line";
    if (!names_compatible(name, name)) return "a name is compatible with itself";
    if (!is_plain_line(display_name(complete_name(name)))) return "a completed name is one line";
  }
  return {};
}

}  // namespace name_invariants
