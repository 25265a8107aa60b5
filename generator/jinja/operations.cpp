#include "jinja/operations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/escape.hpp"
#include "jinja/error.hpp"
#include "jinja/integer.hpp"
#include "jinja/object.hpp"
#include "jinja/undefined.hpp"

namespace jinja {
namespace {

/// Results of `**` may have so many bits.
constexpr std::uint64_t kMostBits = 1u << 17;

bool is_exact(const Value& value) {
  return value.is_integer() || value.is_boolean() || value.is_big();
}

std::string_view spelt(TokenKind op) {
  const std::string_view name = describe(op);
  return name.substr(1, name.size() - 2);
}

[[noreturn]] void fail_operands(TokenKind op, const Value& left, const Value& right) {
  for (const Value* value : {&left, &right}) {
    if (value->is_undefined()) throw_undefined(*value);
  }
  const bool joins = op == TokenKind::kAdd && left.is_string() != right.is_string();
  throw TemplateError(ErrorKind::kTypeError,
                      fmt::format("`{}` cannot be used between `{}` and `{}`", spelt(op),
                                  type_name(left), type_name(right)),
                      joins ? "join texts with `~`" : "");
}

[[noreturn]] void fail_division() {
  throw TemplateError(ErrorKind::kZeroDivisionError, "division by zero");
}

std::int64_t floor_quotient(std::int64_t a, std::int64_t b) {
  return a / b - ((a % b != 0) && ((a < 0) != (b < 0)));
}

Value divide_exact(TokenKind op, const BigInteger& a, const BigInteger& b) {
  if (b.is_zero()) fail_division();
  BigInteger quotient, remainder;
  BigInteger::divide(a, b, quotient, remainder);
  return make_integer(op == TokenKind::kMod ? std::move(remainder) : std::move(quotient));
}

Value power_exact(BigInteger base, std::int64_t exponent) {
  if (base.bits() * static_cast<std::uint64_t>(exponent) > kMostBits * 32) {
    throw TemplateError(ErrorKind::kOverflowError, "the power is too large");
  }
  BigInteger result(std::int64_t{1});
  for (; exponent > 0; exponent >>= 1) {
    if ((exponent & 1) != 0) result = result * base;
    if (exponent > 1) base = base * base;
  }
  return make_integer(std::move(result));
}

/// Integers that do not fit 64 bits, or whose result does not.
Value compute_big(TokenKind op, const Value& left, const Value& right) {
  const BigInteger a = to_big(left), b = to_big(right);
  switch (op) {
    case TokenKind::kAdd:
      return make_integer(a + b);
    case TokenKind::kSub:
      return make_integer(a - b);
    case TokenKind::kMul:
      return make_integer(a * b);
    default:
      return divide_exact(op, a, b);
  }
}

Value compute_small(TokenKind op, const Value& left, const Value& right) {
  const std::int64_t a = left.as_integer(), b = right.as_integer();
  std::int64_t result = 0;
  const bool division = op == TokenKind::kFloorDiv || op == TokenKind::kMod;
  if (division && b == 0) fail_division();
  if (division && b == -1) return compute_big(op, left, right);
  switch (op) {
    case TokenKind::kAdd:
      return __builtin_add_overflow(a, b, &result) ? compute_big(op, left, right)
                                                   : Value::integer(result);
    case TokenKind::kSub:
      return __builtin_sub_overflow(a, b, &result) ? compute_big(op, left, right)
                                                   : Value::integer(result);
    case TokenKind::kMul:
      return __builtin_mul_overflow(a, b, &result) ? compute_big(op, left, right)
                                                   : Value::integer(result);
    case TokenKind::kFloorDiv:
      return Value::integer(floor_quotient(a, b));
    default:
      return Value::integer(a - floor_quotient(a, b) * b);
  }
}

double float_remainder(double a, double b) {
  const double rest = std::fmod(a, b);
  if (rest == 0) return std::copysign(0.0, b);
  return (rest < 0) != (b < 0) ? rest + b : rest;
}

double float_quotient(double a, double b) {
  const double quotient = (a - float_remainder(a, b)) / b;
  const double whole = std::floor(quotient);
  return quotient - whole > 0.5 ? whole + 1 : whole;
}

Value power_float(double a, double b) {
  if (a == 0 && b < 0)
    throw TemplateError(ErrorKind::kZeroDivisionError, "0 cannot be raised to a negative power");
  if (a < 0 && std::isfinite(b) && b != std::floor(b))
    throw TemplateError(ErrorKind::kValueError, "the root of a negative number is complex");
  const double result = std::pow(a, b);
  if (std::isinf(result) && !std::isinf(a) && !std::isinf(b)) {
    throw TemplateError(ErrorKind::kOverflowError, "the result is too large for a float");
  }
  return Value::number(result);
}

Value compute_float(TokenKind op, double a, double b) {
  const bool divides = op == TokenKind::kDiv || op == TokenKind::kFloorDiv || op == TokenKind::kMod;
  if (divides && b == 0) fail_division();
  switch (op) {
    case TokenKind::kAdd:
      return Value::number(a + b);
    case TokenKind::kSub:
      return Value::number(a - b);
    case TokenKind::kMul:
      return Value::number(a * b);
    case TokenKind::kDiv:
      return Value::number(a / b);
    case TokenKind::kFloorDiv:
      return Value::number(float_quotient(a, b));
    case TokenKind::kMod:
      return Value::number(float_remainder(a, b));
    default:
      return power_float(a, b);
  }
}

/// -1, 0 or 1 to any power, which the loop over the bits of small exponents cannot hold.
Value power_of_unit(std::int64_t base, const BigInteger& exponent) {
  if (exponent.is_negative()) return power_float(static_cast<double>(base), exponent.to_double());
  return Value::integer(base < 0 && !exponent.is_odd() ? std::int64_t{1} : base);
}

Value compute_exact(TokenKind op, const Value& left, const Value& right) {
  if (op == TokenKind::kPow) {
    if (right.is_big() && !left.is_big() && std::abs(left.as_integer()) <= 1)
      return power_of_unit(left.as_integer(), right.as_big());
    const bool whole = !right.is_big() && right.as_integer() >= 0;
    return whole ? power_exact(to_big(left), right.as_integer())
                 : power_float(to_number(left), to_number(right));
  }
  if (op == TokenKind::kDiv) return compute_float(op, to_number(left), to_number(right));
  return left.is_big() || right.is_big() ? compute_big(op, left, right)
                                         : compute_small(op, left, right);
}

Value join_lists(const Value& left, const Value& right) {
  std::vector<Value> items(left.items().begin(), left.items().end());
  items.insert(items.end(), right.items().begin(), right.items().end());
  return left.is_tuple() ? Value::tuple(std::move(items))
                         : Value::list(std::move(items), Change::kAllowed);
}

std::uint64_t repeated_size(std::uint64_t size, std::int64_t times, const Limits& limits) {
  const std::uint64_t count = times < 0 ? 0 : static_cast<std::uint64_t>(times);
  if (size != 0 && count > limits.items / size) {
    throw TemplateError(ErrorKind::kLimitError,
                        fmt::format("repeated {} times, the value would be too long", times));
  }
  return count;
}

Value repeat(const Value& value, std::int64_t times, const Limits& limits) {
  if (value.is_string()) {
    const std::uint64_t count = repeated_size(value.as_string().size(), times, limits);
    std::string text;
    text.reserve(count * value.as_string().size());
    for (std::uint64_t i = 0; i < count; ++i) text += value.as_string();
    return value.is_safe() ? Value::safe(text) : Value::text(text);
  }
  std::vector<Value> items;
  const std::uint64_t count = repeated_size(value.items().size(), times, limits);
  for (std::uint64_t i = 0; i < count; ++i)
    items.insert(items.end(), value.items().begin(), value.items().end());
  return value.is_tuple() ? Value::tuple(std::move(items))
                          : Value::list(std::move(items), Change::kAllowed);
}

bool is_repeatable(const Value& value) { return value.is_string() || value.is_sequence(); }
bool counts(const Value& value) { return value.is_integer() || value.is_boolean(); }

std::string as_html(const Value& value) {
  return value.is_safe() ? std::string(value.as_string())
                         : offprint::html_escaped(value.as_string());
}

}  // namespace

bool is_number(const Value& value) { return is_exact(value) || value.is_float(); }

double to_number(const Value& value) {
  if (value.is_float()) return value.as_float();
  if (value.is_big()) {
    const double number = value.as_big().to_double();
    if (std::isinf(number))
      throw TemplateError(ErrorKind::kOverflowError, "the integer is too large for a float");
    return number;
  }
  if (value.is_undefined()) throw_undefined(value);
  if (!is_exact(value))
    throw TemplateError(ErrorKind::kTypeError,
                        fmt::format("`{}` is not a number", type_name(value)));
  return static_cast<double>(value.as_integer());
}

Value concatenate(const Value& left, const Value& right) {
  if (!left.is_safe() && !right.is_safe())
    return Value::text(std::string(left.as_string()).append(right.as_string()));
  return Value::safe(as_html(left) + as_html(right));
}

Value compute(TokenKind op, const Value& left, const Value& right, const Limits& limits) {
  if (left.is_string() && op == TokenKind::kMod) return format_percent(left, right, limits);
  if (is_exact(left) && is_exact(right)) return compute_exact(op, left, right);
  if (is_number(left) && is_number(right))
    return compute_float(op, to_number(left), to_number(right));
  if (op == TokenKind::kAdd && left.is_string() && right.is_string())
    return concatenate(left, right);
  if (op == TokenKind::kAdd && left.is_sequence() && left.type() == right.type())
    return join_lists(left, right);
  if (op == TokenKind::kMul && is_repeatable(left) && counts(right))
    return repeat(left, right.as_integer(), limits);
  if (op == TokenKind::kMul && counts(left) && is_repeatable(right))
    return repeat(right, left.as_integer(), limits);
  const bool vast =
      (is_repeatable(left) && right.is_big()) || (left.is_big() && is_repeatable(right));
  if (op == TokenKind::kMul && vast)
    throw TemplateError(ErrorKind::kOverflowError, "the number of repetitions is too large");
  fail_operands(op, left, right);
}

Value negate(const Value& value) {
  if (value.is_float()) return Value::number(-value.as_float());
  if (is_exact(value)) return make_integer(-to_big(value));
  if (value.is_undefined()) throw_undefined(value);
  throw TemplateError(ErrorKind::kTypeError,
                      fmt::format("`-` cannot be used before `{}`", type_name(value)));
}

Value keep_sign(const Value& value) {
  if (value.is_boolean()) return Value::integer(value.as_integer());
  if (is_number(value)) return value;
  if (value.is_undefined()) throw_undefined(value);
  throw TemplateError(ErrorKind::kTypeError,
                      fmt::format("`+` cannot be used before `{}`", type_name(value)));
}

}  // namespace jinja
