// Truth, equality and order of values, as Python has them.
#include <algorithm>
#include <cmath>
#include <compare>

#include "jinja/error.hpp"
#include "jinja/integer.hpp"
#include "jinja/object.hpp"
#include "jinja/undefined.hpp"
#include "jinja/value.hpp"

namespace jinja {
namespace {

bool is_exact(const Value& value) {
  return value.is_integer() || value.is_boolean() || value.is_big();
}
bool is_numeric(const Value& value) { return value.is_float() || is_exact(value); }

double to_double(const Value& value) {
  if (value.is_float()) return value.as_float();
  return value.is_big() ? value.as_big().to_double() : static_cast<double>(value.as_integer());
}

std::partial_ordering order_exact(const Value& a, const Value& b) {
  if (!a.is_big() && !b.is_big()) return a.as_integer() <=> b.as_integer();
  return compare(to_big(a), to_big(b)) <=> 0;
}

/// An integer against a float is compared without rounding, as Python does.
std::partial_ordering order_mixed(const Value& exact, double number) {
  if (std::isnan(number)) return std::partial_ordering::unordered;
  if (std::isinf(number)) return 0.0 <=> number;
  const int order = compare(to_big(exact), BigInteger(number));
  return order != 0 ? order <=> 0 : std::trunc(number) <=> number;
}

std::partial_ordering order_numbers(const Value& a, const Value& b) {
  if (is_exact(a) && is_exact(b)) return order_exact(a, b);
  if (is_exact(a)) return order_mixed(a, b.as_float());
  if (is_exact(b)) return 0 <=> order_mixed(b, a.as_float());
  return to_double(a) <=> to_double(b);
}

bool equal_lists(const Value& a, const Value& b, unsigned depth) {
  check_depth(depth);
  const auto x = a.items(), y = b.items();
  if (x.size() != y.size()) return false;
  for (std::size_t i = 0; i < x.size(); ++i) {
    if (!equal(x[i], y[i], depth + 1)) return false;
  }
  return true;
}

bool equal_dicts(const Dict& a, const Dict& b, unsigned depth) {
  check_depth(depth);
  if (a.size() != b.size()) return false;
  return std::all_of(a.entries().begin(), a.entries().end(), [&](const Dict::Entry& entry) {
    const Value* other = b.find(entry.key);
    return other != nullptr && equal(entry.value, *other, depth + 1);
  });
}

bool equal_undefined(const Value& a, const Value& b) {
  const Value& one = a.is_undefined() ? a : b;
  if (one.missing().behaviour == UndefinedBehaviour::kStrict) throw_undefined(one);
  return a.is_undefined() && b.is_undefined();
}

bool less_lists(const Value& a, const Value& b, unsigned depth) {
  check_depth(depth);
  const auto x = a.items(), y = b.items();
  for (std::size_t i = 0; i < std::min(x.size(), y.size()); ++i) {
    if (!equal(x[i], y[i], depth + 1)) return less(x[i], y[i], depth + 1);
  }
  return x.size() < y.size();
}

[[noreturn]] void throw_unordered(const Value& a, const Value& b) {
  for (const Value* value : {&a, &b}) {
    if (value->is_undefined()) throw_undefined(*value);
  }
  throw TemplateError(ErrorKind::kTypeError, "`" + std::string(type_name(a)) + "` and `" +
                                                 std::string(type_name(b)) + "` have no order");
}

}  // namespace

void check_depth(unsigned depth) {
  if (depth > kDeepest)
    throw TemplateError(ErrorKind::kRecursionError, "values stand too deep in one another");
}

bool is_true(const Value& value) {
  switch (value.type()) {
    case Type::kUndefined:
      if (value.missing().behaviour == UndefinedBehaviour::kStrict) throw_undefined(value);
      return false;
    case Type::kNone:
      return false;
    case Type::kFloat:
      return value.as_float() != 0;
    case Type::kString:
      return !value.as_string().empty();
    case Type::kList:
    case Type::kTuple:
      return !value.items().empty();
    case Type::kDict:
      return value.as_dict().size() != 0;
    case Type::kObject:
      return value.as_object().truth();
    case Type::kBigInteger:
      return true;
    default:
      return value.as_boolean();
  }
}

bool equal(const Value& a, const Value& b, unsigned depth) {
  if (a.is_undefined() || b.is_undefined()) return equal_undefined(a, b);
  if (is_numeric(a) && is_numeric(b)) return order_numbers(a, b) == 0;
  if (a.type() != b.type()) return false;
  switch (a.type()) {
    case Type::kString:
      return a.as_string() == b.as_string();
    case Type::kList:
    case Type::kTuple:
      return equal_lists(a, b, depth);
    case Type::kDict:
      return equal_dicts(a.as_dict(), b.as_dict(), depth);
    case Type::kObject:
      return &a.as_object() == &b.as_object() || a.as_object().equals(b.as_object());
    default:
      return true;
  }
}

bool less(const Value& a, const Value& b, unsigned depth) {
  if (is_numeric(a) && is_numeric(b)) return order_numbers(a, b) < 0;
  if (a.type() != b.type()) throw_unordered(a, b);
  if (a.is_string()) return a.as_string() < b.as_string();
  if (a.is_sequence()) return less_lists(a, b, depth);
  throw_unordered(a, b);
}

bool less_or_equal(const Value& a, const Value& b) {
  if (is_numeric(a) && is_numeric(b)) return order_numbers(a, b) <= 0;
  return less(a, b) || equal(a, b);
}

}  // namespace jinja
