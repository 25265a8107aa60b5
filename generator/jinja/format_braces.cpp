// Python's format strings:
//
//     "{" [ name | number ] { "." name | "[" key "]" } [ "!" ("r" | "s" | "a") ] [ ":" spec ] "}"
//     spec = [ [ fill ] "<" | ">" | "^" | "=" ] [ "+" | "-" | " " ] [ "z" ] [ "#" ] [ "0" ] [ width
//     ] [ "," | "_" ] [ "." precision ] [ type ]
//
// A spec may hold fields of its own; "{{" and "}}" are braces.
#include "jinja/format_braces.hpp"

#include <fmt/format.h>

#include <charconv>

#include "base/utf8.hpp"
#include "jinja/access.hpp"
#include "jinja/error.hpp"
#include "jinja/filters.hpp"
#include "jinja/format_spec.hpp"
#include "jinja/integer.hpp"
#include "jinja/operations.hpp"

namespace jinja {
namespace {

[[noreturn]] void fail(ErrorKind kind, std::string message) {
  throw TemplateError(kind, std::move(message));
}

bool is_digits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == text.npos;
}

bool is_align(char c) { return c == '<' || c == '>' || c == '^' || c == '='; }

class SpecReader {
 public:
  explicit SpecReader(std::string_view text) : text_(text) {}

  FormatSpec run() {
    read_align();
    spec_.sign_given = peek() == '+' || peek() == '-' || peek() == ' ';
    if (spec_.sign_given) spec_.sign = text_[at_++];
    if (skip('z')) spec_.no_negative_zero = true;
    if (skip('#')) spec_.alternate = true;
    if (!has_fill_ && skip('0')) fill_with_zeros();
    spec_.width = read_number();
    if (peek() == ',' || peek() == '_') spec_.grouping = text_[at_++];
    if (skip('.')) read_precision();
    if (at_ < text_.size()) spec_.type = text_[at_++];
    if (at_ < text_.size()) fail(ErrorKind::kValueError, fmt::format("`{}` is no format", text_));
    return spec_;
  }

 private:
  char peek(std::size_t ahead = 0) const {
    return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
  }
  bool skip(char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }

  void read_align() {
    std::size_t behind = 0;
    if (!text_.empty()) offprint::decode_utf8(text_, behind);
    if (behind > 0 && is_align(peek(behind))) {
      spec_.fill = text_.substr(0, behind);
      has_fill_ = true;
      at_ = behind;
    }
    if (is_align(peek())) spec_.align = text_[at_++];
  }

  void fill_with_zeros() {
    spec_.fill = "0";
    spec_.zero_padded = spec_.align == '\0';
    if (spec_.zero_padded) spec_.align = '=';
  }

  void read_precision() {
    if (peek() < '0' || peek() > '9')
      fail(ErrorKind::kValueError, "the format lacks a precision behind `.`");
    spec_.precision = read_number();
  }

  std::int64_t read_number() {
    std::int64_t number = 0;
    for (; peek() >= '0' && peek() <= '9'; ++at_)
      number = std::min(number * 10 + (peek() - '0'), kWidest + 1);
    if (number > kWidest)
      fail(ErrorKind::kLimitError, "a width or precision in the format is too large");
    return number;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool has_fill_ = false;
  FormatSpec spec_;
};

bool is_one_of(char type, std::string_view types) {
  return type != '\0' && types.find(type) != types.npos;
}

/// What a type of value does not allow in its format.
void check(bool fine, const FormatSpec& spec, const Value& value, std::string_view what) {
  if (fine) return;
  const std::string type = spec.type == '\0' ? "" : fmt::format(" with `{}`", spec.type);
  fail(ErrorKind::kValueError,
       fmt::format("{}{} is no format for `{}`", what, type, type_name(value)));
}

void check_grouping(const FormatSpec& spec, const Value& value) {
  if (spec.grouping == '\0') return;
  const std::string_view bare = spec.grouping == ',' ? "bocnsxX" : "cns";
  check(!is_one_of(spec.type, bare), spec, value, fmt::format("`{}`", spec.grouping));
}

std::string format_text(const Value& value, FormatSpec spec) {
  check(spec.type == '\0' || spec.type == 's', spec, value, "the type");
  check(spec.sign == '-' && !spec.sign_given, spec, value, "a sign");
  check(!spec.alternate, spec, value, "`#`");
  check(spec.grouping == '\0', spec, value, fmt::format("`{}`", spec.grouping));
  check(spec.align != '=' || spec.zero_padded, spec, value, "`=`");
  if (spec.align == '=') spec.align = '<';
  return format_string(value.as_string(), spec);
}

std::string format_code_point(const Value& value, FormatSpec spec) {
  check(!spec.sign_given, spec, value, "a sign");
  check(!spec.alternate, spec, value, "`#`");
  if (spec.align == '\0') spec.align = '>';
  return format_string(character_of(value), spec);
}

std::string format_whole(const Value& value, const FormatSpec& spec) {
  check(spec.type == '\0' || is_one_of(spec.type, "dboxXnc"), spec, value, "the type");
  check(spec.precision < 0, spec, value, "a precision");
  check(!spec.no_negative_zero, spec, value, "`z`");
  return spec.type == 'c' ? format_code_point(value, spec) : format_integer(value, spec);
}

std::string format_one(const Value& value, const std::string& spec_text) {
  if (!value.is_string() && !is_number(value))
    fail(ErrorKind::kTypeError,
         fmt::format("`{}` is no format for `{}`", spec_text, type_name(value)));
  const FormatSpec spec = SpecReader(spec_text).run();
  check_grouping(spec, value);
  if (value.is_string()) return format_text(value, spec);
  const bool as_float = is_one_of(spec.type, "eEfFgG%");
  if (!value.is_float() && !as_float) return format_whole(value, spec);
  check(as_float || spec.type == '\0' || spec.type == 'n', spec, value, "the type");
  return format_float(to_number(value), spec);
}

/// `{}` and `{0}` cannot stand in one text.
enum class Numbering : std::uint8_t { kOpen, kAutomatic, kGiven };

class Braces {
 public:
  Braces(Render& render, const Value& model, GivenArguments given, bool only_named)
      : render_(render), model_(model), given_(given), only_named_(only_named) {}

  std::string run(std::string_view text, unsigned depth) {
    if (depth > 2) fail(ErrorKind::kValueError, "fields stand too deep in one another");
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
      const char c = text[at];
      const bool twice = at + 1 < text.size() && text[at + 1] == c;
      if ((c == '{' || c == '}') && twice) {
        out += c;
        at += 2;
      } else if (c == '}') {
        fail(ErrorKind::kValueError, "a single `}` in the format string");
      } else if (c == '{') {
        const std::size_t end = field_end(text, at);
        out += field(text.substr(at + 1, end - at - 1), depth);
        at = end + 1;
      } else {
        out += c;
        ++at;
      }
      if (out.size() > render_.limits().items)
        fail(ErrorKind::kLimitError, "the formatted text is too long");
    }
    return out;
  }

 private:
  static std::size_t field_end(std::string_view text, std::size_t begin) {
    unsigned open = 0;
    for (std::size_t i = begin; i < text.size(); ++i) {
      if (text[i] == '{') ++open;
      if (text[i] == '}' && --open == 0) return i;
    }
    fail(ErrorKind::kValueError, "a `{` in the format string is not closed");
  }

  std::string field(std::string_view text, unsigned depth) {
    std::size_t colon = 0;
    for (bool bracket = false;
         colon < text.size() && (bracket || (text[colon] != ':' && text[colon] != '!')); ++colon) {
      bracket = text[colon] == '[' || (bracket && text[colon] != ']');
    }
    Value value = find(text.substr(0, colon));
    char conversion = '\0';
    if (colon < text.size() && text[colon] == '!') {
      conversion = conversion_at(text, colon + 1);
      colon += 2;
    }
    const std::string spec =
        colon < text.size() ? run(text.substr(colon + 1), depth + 1) : std::string();
    if (conversion == 'r')
      value = Value::text(to_repr(value));
    else if (conversion == 'a')
      value = Value::text(to_ascii_repr(value));
    else if (conversion == 's')
      value = to_string_value(value);
    else if (conversion != '\0')
      fail(ErrorKind::kValueError, fmt::format("`!{}` is no conversion", conversion));
    return formatted(value, spec);
  }

  static char conversion_at(std::string_view text, std::size_t at) {
    const bool alone = at + 1 == text.size() || (at + 1 < text.size() && text[at + 1] == ':');
    if (!alone) fail(ErrorKind::kValueError, "behind `!` one of `r`, `s`, `a` must stand");
    return text[at];
  }

  Value find(std::string_view path) {
    const std::size_t end = std::min(path.find_first_of(".["), path.size());
    Value value = first(path.substr(0, end));
    for (path.remove_prefix(end); !path.empty();) value = step(value, path);
    return value;
  }

  /// One `.name` or `[key]`, taken off the path.
  Value step(const Value& value, std::string_view& path) {
    const bool item = path[0] == '[';
    const std::size_t close =
        item ? path.find(']') : std::min(path.find_first_of(".[", 1), path.size());
    if (close == path.npos || (!item && path[0] != '.'))
      fail(ErrorKind::kValueError, "a field of the format string is wrong");
    const std::string_view name = path.substr(1, close - 1);
    path.remove_prefix(item ? close + 1 : close);
    const Value found = item ? item_of(value, name) : attribute_of(value, name);
    if (found.is_undefined())
      fail(item ? missing_item(value) : ErrorKind::kAttributeError,
           fmt::format("there is no `{}`", name));
    return found;
  }

  Value item_of(const Value& value, std::string_view name) {
    const bool numbered = value.is_sequence() || value.is_string();
    if (is_number(value) || value.is_none() || (numbered && !is_digits(name)))
      fail(ErrorKind::kTypeError, fmt::format("`{}` has no `[{}]`", type_name(value), name));
    return get_item(render_, value, is_digits(name) ? parse_integer(name) : Value::view(name));
  }

  /// Unlike `value.name` in a template, never a key.
  Value attribute_of(const Value& value, std::string_view name) {
    return value.is_dict() && value.as_dict().find(Name(name)) != nullptr
               ? Value()
               : get_attribute(render_, value, Name(name));
  }

  static ErrorKind missing_item(const Value& value) {
    return value.is_sequence() || value.is_string() ? ErrorKind::kIndexError : ErrorKind::kKeyError;
  }

  Value first(std::string_view name) {
    if (name.empty() || is_digits(name)) return positional(name);
    for (const NamedArgument& argument : given_.named) {
      if (argument.first.as_string() == name) return argument.second;
    }
    fail(ErrorKind::kKeyError, fmt::format("the format string wants an argument `{}`", name));
  }

  Value positional(std::string_view digits) {
    const Numbering numbering = digits.empty() ? Numbering::kAutomatic : Numbering::kGiven;
    if (numbering_ != Numbering::kOpen && numbering_ != numbering)
      fail(ErrorKind::kValueError, "fields are numbered all or not at all");
    if (only_named_) fail(ErrorKind::kValueError, "a field of `format_map` needs a name");
    numbering_ = numbering;
    std::size_t index = next_;
    if (digits.empty())
      ++next_;
    else
      std::from_chars(digits.data(), digits.data() + digits.size(), index);
    if (index >= given_.positional.size())
      fail(ErrorKind::kIndexError, "the format string wants more arguments");
    return given_.positional[index];
  }

  std::string formatted(const Value& value, const std::string& spec_text) {
    if (model_.is_safe()) return formatted_safe(value, spec_text);
    if (spec_text.empty()) return to_text(value);
    return format_one(value, spec_text);
  }

  std::string formatted_safe(const Value& value, const std::string& spec_text) {
    if (spec_text.empty()) return std::string(escaped(value).as_string());
    const Value text = Value::text(format_one(value, spec_text));
    return value.is_safe() ? std::string(text.as_string()) : std::string(escaped(text).as_string());
  }

  Render& render_;
  const Value& model_;
  GivenArguments given_;
  bool only_named_;
  Numbering numbering_ = Numbering::kOpen;
  std::size_t next_ = 0;
};

}  // namespace

Value format_braces(Render& render, const Value& text, GivenArguments given) {
  return text_like(text, Braces(render, text, given, false).run(text.as_string(), 0));
}

Value format_braces_with(Render& render, const Value& text, std::span<NamedArgument> named) {
  return text_like(text, Braces(render, text, {{}, named}, true).run(text.as_string(), 0));
}

}  // namespace jinja
