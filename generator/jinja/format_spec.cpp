#include "jinja/format_spec.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/utf8.hpp"
#include "jinja/error.hpp"
#include "jinja/integer.hpp"
#include "jinja/print.hpp"
#include "jinja/python_text.hpp"

namespace jinja {
namespace {

/// A number's text in its parts.
struct Number {
  std::string sign;
  std::string prefix;
  std::string whole;
  std::string rest;  ///< point, digits, exponent, percent sign
};

std::string sign_of(bool negative, const FormatSpec& spec) {
  if (negative) return "-";
  return spec.sign == '-' ? "" : std::string(1, spec.sign);
}

std::string grouped(std::string_view digits, char separator, std::size_t group) {
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % group == 0) out += separator;
    out += digits[i];
  }
  return out;
}

std::string aligned(std::string_view text, char align, const FormatSpec& spec) {
  const std::size_t width = static_cast<std::size_t>(spec.width);
  const std::size_t size = width_of(text);
  if (size >= width) return std::string(text);
  const std::size_t missing = width - size;
  const std::size_t left = align == '<' ? 0 : align == '^' ? missing / 2 : missing;
  std::string out;
  for (std::size_t i = 0; i < left; ++i) out += spec.fill;
  out += text;
  for (std::size_t i = left; i < missing; ++i) out += spec.fill;
  return out;
}

std::string assembled(Number number, const FormatSpec& spec, std::size_t group) {
  const char align = spec.align == '\0' ? '>' : spec.align;
  const std::size_t fixed = number.sign.size() + number.prefix.size() + number.rest.size();
  if (align == '=' && spec.fill == "0" && spec.grouping != '\0') {
    while (fixed + grouped(number.whole, spec.grouping, group).size() <
           static_cast<std::size_t>(spec.width))
      number.whole.insert(0, "0");
  }
  if (spec.grouping != '\0') number.whole = grouped(number.whole, spec.grouping, group);
  const std::string head = number.sign + number.prefix, tail = number.whole + number.rest;
  if (align != '=') return aligned(head + tail, align, spec);
  FormatSpec inner = spec;
  inner.width -= static_cast<std::int64_t>(head.size());
  return head + (inner.width > 0 ? aligned(tail, '>', inner) : tail);
}

unsigned base_of(char type) {
  switch (type) {
    case 'b':
      return 2;
    case 'o':
      return 8;
    case 'x':
    case 'X':
      return 16;
    default:
      return 10;
  }
}

void make_upper(std::string& text) {
  for (char& c : text) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
}

/// `#` keeps the point and zeros up to the precision; libfmt adds a zero where all digits stand
/// before it.
void drop_zero_behind_point(std::string& text, std::int64_t precision) {
  const auto digits = static_cast<std::int64_t>(text.size()) - 2;
  if (text.ends_with(".0") && digits >= precision) text.pop_back();
}

bool is_zero_text(std::string_view digits) {
  return digits.find_first_of("123456789in") == digits.npos;
}

/// The digits of a float that is not negative, without its sign.
std::string float_digits(double value, const FormatSpec& spec) {
  const std::int64_t precision = spec.precision < 0 ? 6 : spec.precision;
  const auto with = [&](char type) {
    return fmt::format(fmt::runtime(spec.alternate ? fmt::format("{{:#.{}{}}}", precision, type)
                                                   : fmt::format("{{:.{}{}}}", precision, type)),
                       value);
  };
  switch (spec.type) {
    case 'e':
    case 'E':
      return with('e');
    case 'f':
    case 'F':
      return with('f');
    case '%': {
      value *= 100;
      return with('f') + "%";
    }
    case 'g':
    case 'G':
    case 'n': {
      std::string text = with('g');
      if (spec.alternate) drop_zero_behind_point(text, std::max<std::int64_t>(precision, 1));
      return text;
    }
    default:
      break;
  }
  std::string text;
  if (spec.precision < 0) {
    append_float(text, value);
    return text;
  }
  text = with('g');
  if (text.find_first_of(".en") == text.npos) text += ".0";
  return text;
}

}  // namespace

std::string format_integer(const Value& value, const FormatSpec& spec) {
  const BigInteger number = to_big(value);
  const unsigned base = base_of(spec.type);
  Number parts;
  parts.sign = sign_of(number.is_negative(), spec);
  parts.whole = (number.is_negative() ? -number : number).to_string(base);
  while (static_cast<std::int64_t>(parts.whole.size()) < spec.precision) parts.whole.insert(0, "0");
  if (spec.alternate && base != 10) parts.prefix = std::string("0") + spec.type;
  if (spec.type == 'X') make_upper(parts.whole);
  return assembled(std::move(parts), spec, base == 10 ? 3 : 4);
}

std::string format_float(double value, const FormatSpec& spec) {
  Number parts;
  const std::string digits = float_digits(std::fabs(value), spec);
  const bool plain_zero = spec.no_negative_zero && is_zero_text(digits);
  parts.sign = sign_of(std::signbit(value) && !std::isnan(value) && !plain_zero, spec);
  const std::size_t end = std::isfinite(value)
                              ? std::min(digits.find_first_not_of("0123456789"), digits.size())
                              : digits.size();
  parts.whole = digits.substr(0, end);
  parts.rest = digits.substr(end);
  if (spec.type == 'E' || spec.type == 'G' || spec.type == 'F')
    make_upper(parts.whole), make_upper(parts.rest);
  if (std::isfinite(value)) return assembled(std::move(parts), spec, 3);
  FormatSpec bare = spec;
  bare.grouping = '\0';
  return assembled(std::move(parts), bare, 3);
}

std::string character_of(const Value& number) {
  const std::int64_t code = number.is_big() ? -1 : number.as_integer();
  if (code < 0 || code > 0x10FFFF)
    throw TemplateError(ErrorKind::kOverflowError,
                        fmt::format("`{}` is the number of no character", to_repr(number)));
  std::string text;
  offprint::append_utf8(text, static_cast<char32_t>(code));
  return text;
}

std::string to_ascii_repr(const Value& value) {
  const std::string repr = to_repr(value);
  std::string out;
  for (std::size_t i = 0; i < repr.size();) {
    const auto c = static_cast<std::uint32_t>(offprint::decode_utf8(repr, i));
    if (c < 0x80)
      out += static_cast<char>(c);
    else
      out += c < 0x100     ? fmt::format("\\x{:02x}", c)
             : c < 0x10000 ? fmt::format("\\u{:04x}", c)
                           : fmt::format("\\U{:08x}", c);
  }
  return out;
}

std::string format_string(std::string_view text, const FormatSpec& spec) {
  if (spec.precision >= 0)
    text = offprint::slice_code_points(text, 0, static_cast<std::size_t>(spec.precision));
  return aligned(text, spec.align == '\0' ? '<' : spec.align, spec);
}

}  // namespace jinja
