// One value formatted to a specification: what `%5.2f` and `{:>5.2f}` have in common.
#pragma once

#include <string>
#include <string_view>

#include "jinja/value.hpp"

namespace jinja {

struct FormatSpec {
  std::string fill = " ";
  char align = '\0';  ///< '<', '>', '^', '='; 0: numbers right, all else left
  char sign = '-';    ///< '-', '+', ' '
  bool sign_given = false;
  bool zero_padded = false;       ///< `align` is '=' because of a `0` before the width
  bool no_negative_zero = false;  ///< what rounds to -0 prints without the sign
  bool alternate = false;
  char grouping = '\0';  ///< ',' or '_'
  std::int64_t width = 0;
  std::int64_t precision = -1;
  char type = '\0';
};

/// An integer of any size; `type` d, b, o, x, X or 0.
std::string format_integer(const Value& value, const FormatSpec& spec);
/// `type` e, E, f, F, g, G, % or 0 (as Python's `str`, with a precision like g).
std::string format_float(double value, const FormatSpec& spec);
std::string format_string(std::string_view text, const FormatSpec& spec);
/// The character that `%c` and `{:c}` write for a number; an OverflowError beyond Unicode.
std::string character_of(const Value& number);
/// Python's `ascii(value)`: its repr with all but ASCII escaped.
std::string to_ascii_repr(const Value& value);

/// Width and precision may be at most this.
inline constexpr std::int64_t kWidest = 100'000;

}  // namespace jinja
