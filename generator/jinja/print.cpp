#include "jinja/print.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdlib>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "jinja/integer.hpp"
#include "jinja/object.hpp"
#include "jinja/undefined.hpp"
#include "jinja/value.hpp"

namespace jinja {
namespace {

void append_escaped(std::string& out, char32_t c) {
  if (c < 0x100) {
    fmt::format_to(std::back_inserter(out), "\\x{:02x}", static_cast<unsigned>(c));
  } else if (c < 0x10000) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
  } else {
    fmt::format_to(std::back_inserter(out), "\\U{:08x}", static_cast<unsigned>(c));
  }
}

void append_character(std::string& out, char32_t c, char quote) {
  switch (c) {
    case '\n':
      out += "\\n";
      return;
    case '\r':
      out += "\\r";
      return;
    case '\t':
      out += "\\t";
      return;
    case '\\':
      out += "\\\\";
      return;
    default:
      break;
  }
  if (c == static_cast<unsigned char>(quote)) out += '\\';
  if (offprint::is_printable(c)) {
    offprint::append_utf8(out, c);
  } else {
    append_escaped(out, c);
  }
}

/// `digits` with the point behind the first `point` of them.
void append_positional(std::string& out, std::string_view digits, int point) {
  const int count = static_cast<int>(digits.size());
  if (point <= 0) {
    out.append("0.").append(static_cast<std::size_t>(-point), '0').append(digits);
  } else if (point >= count) {
    out.append(digits).append(static_cast<std::size_t>(point - count), '0').append(".0");
  } else {
    out.append(digits.substr(0, static_cast<std::size_t>(point))).append(".");
    out.append(digits.substr(static_cast<std::size_t>(point)));
  }
}

void append_string(std::string& out, const Value& value) {
  if (value.is_safe()) out += "Markup(";
  append_quoted(out, value.as_string());
  if (value.is_safe()) out += ')';
}

void append_items(std::string& out, const Value& value, unsigned depth) {
  check_depth(depth);
  const bool tuple = value.is_tuple();
  out += tuple ? '(' : '[';
  std::string_view separator;
  for (const Value& item : value.items()) {
    out += separator;
    append_repr(out, item, depth + 1);
    separator = ", ";
  }
  if (tuple && value.items().size() == 1) out += ',';
  out += tuple ? ')' : ']';
}

void append_dict(std::string& out, const Dict& dict, unsigned depth) {
  check_depth(depth);
  out += '{';
  std::string_view separator;
  for (const Dict::Entry& entry : dict.entries()) {
    out += separator;
    append_repr(out, entry.key, depth + 1);
    out += ": ";
    append_repr(out, entry.value, depth + 1);
    separator = ", ";
  }
  out += '}';
}

void append_undefined(std::string& out, const Missing& missing) {
  if (missing.behaviour == UndefinedBehaviour::kDebug) out += debug_undefined(missing);
  if (missing.behaviour == UndefinedBehaviour::kStrict) throw_undefined(Value::undefined(missing));
}

void append_integer(std::string& out, std::int64_t value) {
  char digits[24];
  out.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

}  // namespace

void append_float(std::string& out, double value) {
  if (std::isnan(value)) {
    out += "nan";
    return;
  }
  if (std::signbit(value)) out += '-';
  if (std::isinf(value)) {
    out += "inf";
    return;
  }
  char text[40];
  const auto end =
      std::to_chars(text, text + sizeof text, std::fabs(value), std::chars_format::scientific).ptr;
  const std::string_view all(text, static_cast<std::size_t>(end - text));
  const std::size_t e = all.find('e');
  int exponent = 0;
  std::from_chars(text + e + (text[e + 1] == '+' ? 2 : 1), end, exponent);
  std::string digits(all.substr(0, e));
  if (digits.size() > 1) digits.erase(1, 1);
  if (exponent >= -4 && exponent < 16) return append_positional(out, digits, exponent + 1);
  out += digits[0];
  if (digits.size() > 1) out.append(".").append(digits, 1);
  fmt::format_to(std::back_inserter(out), "e{}{:02}", exponent < 0 ? '-' : '+', std::abs(exponent));
}

void append_quoted(std::string& out, std::string_view text) {
  const bool single = text.find('\'') != text.npos, twice = text.find('"') != text.npos;
  const char quote = single && !twice ? '"' : '\'';
  out += quote;
  for (std::size_t i = 0; i < text.size();)
    append_character(out, offprint::decode_utf8(text, i), quote);
  out += quote;
}

void append_repr(std::string& out, const Value& value, unsigned depth) {
  switch (value.type()) {
    case Type::kUndefined:
      out += "Undefined";
      return;
    case Type::kNone:
      out += "None";
      return;
    case Type::kBoolean:
      out += value.as_boolean() ? "True" : "False";
      return;
    case Type::kInteger:
      return append_integer(out, value.as_integer());
    case Type::kFloat:
      return append_float(out, value.as_float());
    case Type::kBigInteger:
      out += value.as_big().to_string();
      return;
    case Type::kString:
      return append_string(out, value);
    case Type::kList:
    case Type::kTuple:
      return append_items(out, value, depth);
    case Type::kDict:
      return append_dict(out, value.as_dict(), depth);
    case Type::kObject:
      return value.as_object().append_repr(out, depth);
  }
}

void append_text(std::string& out, const Value& value, unsigned depth) {
  switch (value.type()) {
    case Type::kUndefined:
      return append_undefined(out, value.missing());
    case Type::kString:
      out += value.as_string();
      return;
    case Type::kObject:
      return value.as_object().append_text(out, depth);
    default:
      return append_repr(out, value, depth);
  }
}

std::string to_text(const Value& value) {
  std::string out;
  append_text(out, value);
  return out;
}

std::string to_repr(const Value& value) {
  std::string out;
  append_repr(out, value);
  return out;
}

std::string_view type_name(const Value& value) {
  switch (value.type()) {
    case Type::kUndefined:
      return "Undefined";
    case Type::kNone:
      return "NoneType";
    case Type::kBoolean:
      return "bool";
    case Type::kInteger:
    case Type::kBigInteger:
      return "int";
    case Type::kFloat:
      return "float";
    case Type::kString:
      return value.is_safe() ? "Markup" : "str";
    case Type::kList:
      return "list";
    case Type::kTuple:
      return "tuple";
    case Type::kDict:
      return "dict";
    case Type::kObject:
      return value.as_object().type_name();
  }
  return {};
}

}  // namespace jinja
