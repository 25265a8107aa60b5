// `text % arguments`, the filter `format`:
//
//     "%" [ "(" key ")" ] { "#" | "0" | "-" | " " | "+" } [ width | "*" ] [ "." [ precision | "*" ]
//     ] { "h" | "l" | "L" } type type = "d" | "i" | "u" | "o" | "x" | "X" | "e" | "E" | "f" | "F" |
//     "g" | "G" | "c" | "r" | "s" | "a" | "%"
#include <fmt/format.h>

#include <cmath>

#include "base/escape.hpp"
#include "base/utf8.hpp"
#include "jinja/error.hpp"
#include "jinja/filters.hpp"
#include "jinja/format_spec.hpp"
#include "jinja/integer.hpp"
#include "jinja/numbers.hpp"
#include "jinja/object.hpp"
#include "jinja/operations.hpp"
#include "jinja/undefined.hpp"

namespace jinja {
namespace {

[[noreturn]] void fail(ErrorKind kind, std::string message) {
  throw TemplateError(kind, std::move(message));
}

class Percent {
 public:
  Percent(const Value& text, const Value& arguments, const Limits& limits)
      : text_(text.as_string()), model_(text), arguments_(arguments), limits_(limits) {}

  Value run() {
    while (at_ < text_.size()) {
      const std::size_t percent = std::min(text_.find('%', at_), text_.size());
      out_ += text_.substr(at_, percent - at_);
      at_ = percent + 1;
      if (percent < text_.size()) convert();
      if (out_.size() > limits_.items)
        fail(ErrorKind::kLimitError, "the formatted text is too long");
    }
    const bool all_used = !arguments_.is_tuple() || next_ == arguments_.items().size();
    const bool single_used =
        arguments_.is_tuple() || arguments_.is_dict() || next_ > 0 || is_mapping();
    if (!all_used || !single_used)
      fail(ErrorKind::kTypeError, "more arguments than the format string uses");
    return text_like(model_, out_);
  }

 private:
  /// What may stand on the right of `%` without being used: anything with keys or items.
  bool is_mapping() const {
    if (!arguments_.is_object()) return arguments_.is_list() || arguments_.is_undefined();
    const Object::Kind kind = arguments_.as_object().kind();
    return kind == Object::Kind::kSequence || kind == Object::Kind::kMapping;
  }

  char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  void convert() {
    if (peek() == '%') {
      out_ += text_[at_++];
      return;
    }
    FormatSpec spec;
    const Value* keyed = peek() == '(' ? &read_key() : nullptr;
    read_flags(spec);
    spec.width = read_number(spec, true);
    if (peek() == '.') {
      ++at_;
      spec.precision = read_number(spec, false);
    }
    while (peek() == 'h' || peek() == 'l' || peek() == 'L') ++at_;
    if (at_ >= text_.size()) fail(ErrorKind::kValueError, "the format string ends within a `%`");
    const char type = text_[at_++];
    append(type, spec, keyed != nullptr ? *keyed : next_argument());
  }

  const Value& read_key() {
    const std::size_t close = text_.find(')', at_);
    if (close == text_.npos)
      fail(ErrorKind::kValueError, "the key in the format string is not closed");
    if (!arguments_.is_dict())
      fail(ErrorKind::kTypeError, "the format string has keys, and needs a dict");
    const std::string_view key = text_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    const Value* found = arguments_.as_dict().find(Name(key));
    if (found == nullptr) fail(ErrorKind::kKeyError, fmt::format("there is no key `{}`", key));
    return *found;
  }

  void read_flags(FormatSpec& spec) {
    for (;; ++at_) {
      switch (peek()) {
        case '-':
          spec.align = '<';
          break;
        case '+':
          spec.sign = '+';
          break;
        case ' ':
          spec.sign = spec.sign == '+' ? '+' : ' ';
          break;
        case '#':
          spec.alternate = true;
          break;
        case '0':
          spec.fill = "0";
          spec.align = spec.align == '<' ? '<' : '=';
          break;
        default:
          if (spec.align == '<') spec.fill = " ";
          return;
      }
    }
  }

  std::int64_t read_number(FormatSpec& spec, bool width) {
    std::int64_t number = 0;
    if (peek() == '*') {
      ++at_;
      const Value& value = next_argument();
      if (value.is_big()) fail(ErrorKind::kOverflowError, "a width or precision is too large");
      if (!value.is_integer())
        fail(ErrorKind::kTypeError, "`*` in the format string wants an integer");
      number = value.as_integer();
      if (width && number < 0) spec.align = '<', number = -number;
    }
    for (; peek() >= '0' && peek() <= '9'; ++at_)
      number = std::min(number * 10 + (peek() - '0'), kWidest + 1);
    if (number > kWidest)
      fail(ErrorKind::kLimitError, "a width or precision in the format string is too large");
    return std::max<std::int64_t>(number, 0);
  }

  const Value& next_argument() {
    if (!arguments_.is_tuple()) {
      if (next_++ == 0) return arguments_;
    } else if (next_ < arguments_.items().size()) {
      return arguments_.items()[next_++];
    }
    fail(ErrorKind::kTypeError, "the format string wants more arguments");
  }

  void append(char type, FormatSpec& spec, const Value& value) {
    switch (type) {
      case 's':
        return append_string(
            spec, model_.is_safe() ? std::string(escaped(value).as_string()) : to_text(value));
      case 'r':
        return append_repr(spec, to_repr(value));
      case 'a':
        return append_repr(spec, to_ascii_repr(value));
      case 'c':
        return append_character(spec, value);
      case 'd':
      case 'i':
      case 'u':
        return append_integer(spec, '\0', whole(value));
      case 'o':
      case 'x':
      case 'X':
        if (value.is_float() || !is_number(value))
          fail(ErrorKind::kTypeError,
               fmt::format("`%{}` wants an integer, not `{}`", type, type_name(value)));
        return append_integer(spec, type, value);
      case 'e':
      case 'E':
      case 'f':
      case 'F':
      case 'g':
      case 'G':
        spec.type = type;
        out_ += format_float(to_number(value), spec);
        return;
      default:
        fail(ErrorKind::kValueError, fmt::format("`%{}` is no format", type));
    }
  }

  void append_repr(FormatSpec& spec, const std::string& repr) {
    append_string(spec, model_.is_safe() ? offprint::html_escaped(repr) : repr);
  }

  void append_string(FormatSpec& spec, const std::string& text) {
    spec.fill = " ";
    if (spec.align != '<') spec.align = '>';
    out_ += format_string(text, spec);
  }

  void append_character(FormatSpec& spec, const Value& value) {
    std::string text;
    if (is_number(value) && !value.is_float())
      text = character_of(value);
    else if (value.is_string() && offprint::count_code_points(value.as_string()) == 1)
      text = value.as_string();
    else
      fail(ErrorKind::kTypeError, "`%c` wants one character or its number");
    append_string(spec, text);
  }

  void append_integer(FormatSpec& spec, char type, const Value& value) {
    spec.type = type;
    if (spec.precision == 0) spec.precision = -1;
    out_ += format_integer(value, spec);
  }

  Value whole(const Value& value) const {
    if (value.is_undefined()) throw_undefined(value);
    if (value.is_float()) return truncated(value.as_float());
    if (!is_number(value))
      fail(ErrorKind::kTypeError, fmt::format("`%d` wants a number, not `{}`", type_name(value)));
    return value;
  }

  std::string_view text_;
  const Value& model_;
  const Value& arguments_;
  const Limits& limits_;
  std::size_t at_ = 0;
  std::size_t next_ = 0;
  std::string out_;
};

}  // namespace

Value format_percent(const Value& text, const Value& arguments, const Limits& limits) {
  return Percent(text, arguments, limits).run();
}

}  // namespace jinja
