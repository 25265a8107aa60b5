// Text to number as Python's `int()` and `float()` read it, and rounding.
#pragma once

#include <optional>
#include <string_view>

#include "jinja/value.hpp"

namespace jinja {

/// An integer in a base from 2 to 36 (0: by prefix), with sign, prefix and underscores; nameless
/// where it is none.
Value read_integer(std::string_view text, std::int64_t base);

std::optional<double> read_float(std::string_view text);

/// To so many digits behind the point (before it where negative), half to even.
double rounded(double value, std::int64_t digits);
Value rounded_integer(const Value& value, std::int64_t digits);

/// The integral part as an integer of any size. A ValueError or OverflowError where there is none.
Value truncated(double value);

}  // namespace jinja
