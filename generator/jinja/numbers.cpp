#include "jinja/numbers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "jinja/error.hpp"
#include "jinja/integer.hpp"
#include "jinja/python_text.hpp"

namespace jinja {
namespace {

unsigned prefix_base(std::string_view text) {
  if (text.size() < 2 || text[0] != '0') return 0;
  switch (text[1] | 32) {
    case 'x':
      return 16;
    case 'o':
      return 8;
    case 'b':
      return 2;
    default:
      return 0;
  }
}

bool is_digit_of(char c, unsigned base) {
  const unsigned value = c >= '0' && c <= '9' ? static_cast<unsigned>(c - '0')
                         : (c | 32) >= 'a' && (c | 32) <= 'z'
                             ? static_cast<unsigned>((c | 32) - 'a') + 10
                             : 99;
  return value < base;
}

/// The digits without single underscores between them; nothing where other characters stand there.
std::optional<std::string> plain_digits(std::string_view text, unsigned base) {
  std::string digits;
  bool separator = true;
  for (const char c : text) {
    if (c == '_' && !separator) {
      separator = true;
    } else if (is_digit_of(c, base)) {
      digits += c;
      separator = false;
    } else {
      return std::nullopt;
    }
  }
  return separator ? std::nullopt : std::optional(digits);
}

}  // namespace

Value read_integer(std::string_view text, std::int64_t base) {
  text = stripped(text, Ends::kBoth);
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  unsigned radix = static_cast<unsigned>(base);
  const unsigned prefix = prefix_base(text);
  if (prefix != 0 && (radix == 0 || radix == prefix)) {
    radix = prefix;
    text.remove_prefix(text.size() > 2 && text[2] == '_' ? 3 : 2);
  }
  if (radix == 0) radix = 10;
  const auto digits = plain_digits(text, radix);
  if (!digits) return Value();
  BigInteger number = parse_digits(*digits, radix);
  return make_integer(negative ? -std::move(number) : std::move(number));
}

std::optional<double> read_float(std::string_view text) {
  text = stripped(text, Ends::kBoth);
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool between = i > 0 && i + 1 < text.size() && is_digit_of(text[i - 1], 10) &&
                         is_digit_of(text[i + 1], 10);
    if (text[i] != '_')
      plain += text[i];
    else if (!between)
      return std::nullopt;
  }
  std::string word = plain;
  std::transform(word.begin(), word.end(), word.begin(),
                 [](char c) { return static_cast<char>(c | 32); });
  if (word.find_first_of("xp(") != word.npos || plain.empty()) return std::nullopt;
  char* end = nullptr;
  const double value = std::strtod(plain.c_str(), &end);
  if (end != plain.c_str() + plain.size() || is_python_space(static_cast<unsigned char>(plain[0])))
    return std::nullopt;
  return value;
}

double rounded(double value, std::int64_t digits) {
  if (!std::isfinite(value)) return value;
  if (digits > 323) return value;
  if (digits < -308) return 0.0 * value;
  if (digits >= 0) return std::strtod(fmt::format("{:.{}f}", value, digits).c_str(), nullptr);
  const double unit = std::pow(10.0, static_cast<double>(-digits));
  return std::nearbyint(value / unit) * unit;
}

Value rounded_integer(const Value& value, std::int64_t digits) {
  if (digits >= 0) return value.is_boolean() ? Value::integer(value.as_integer()) : value;
  if (digits < -4000) return Value::integer(std::int64_t{0});
  BigInteger unit(std::int64_t{1});
  for (std::int64_t i = digits; i < 0; ++i) unit.multiply_add(10, 0);
  BigInteger quotient, rest;
  BigInteger::divide(to_big(value), unit, quotient, rest);
  const int order = compare(rest + rest, unit);
  if (order > 0 || (order == 0 && quotient.is_odd()))
    quotient = quotient + BigInteger(std::int64_t{1});
  return make_integer(quotient * unit);
}

Value truncated(double value) {
  if (std::isnan(value)) throw TemplateError(ErrorKind::kValueError, "`nan` has no integer");
  if (std::isinf(value)) throw TemplateError(ErrorKind::kOverflowError, "infinity has no integer");
  return make_integer(BigInteger(value));
}

}  // namespace jinja
