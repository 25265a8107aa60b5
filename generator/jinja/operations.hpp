// Arithmetic and slices, as Python computes: integers of any size, floor division and remainder
// with the sign of the divisor, sequences joined and repeated. A TypeError names both types;
// division by zero is a ZeroDivisionError.
#pragma once

#include "jinja/environment.hpp"
#include "jinja/token.hpp"
#include "jinja/value.hpp"

namespace jinja {

/// `op` is kAdd … kPow. `%` with a string on the left formats: format_percent.cpp.
Value compute(TokenKind op, const Value& left, const Value& right, const Limits& limits);
Value negate(const Value& value);
/// `+value`: an error unless it is a number.
Value keep_sign(const Value& value);

/// `element in container`.
bool contains(const Value& container, const Value& element);

/// `value[start:stop:step]`; each bound an integer, none or undefined.
Value slice(const Value& value, const Value& start, const Value& stop, const Value& step);

/// The item of a list, tuple or string, counted from the end where negative; nameless where there
/// is none.
Value item_at(const Value& value, std::int64_t index);

/// `text % arguments`
Value format_percent(const Value& text, const Value& arguments, const Limits& limits);

/// A number as a double; a TypeError where it is none.
double to_number(const Value& value);

bool is_number(const Value& value);

/// Safe strings and plain ones in one result: the plain ones are escaped, the result is safe.
Value concatenate(const Value& left, const Value& right);

}  // namespace jinja
