// truncate, wordwrap, indent, pprint: text made to fit.
#include <fmt/format.h>

#include "base/utf8.hpp"
#include "jinja/error.hpp"
#include "jinja/filters.hpp"
#include "jinja/operations.hpp"
#include "jinja/pretty.hpp"
#include "jinja/python_text.hpp"
#include "jinja/undefined.hpp"
#include "jinja/wrap.hpp"

namespace jinja {
namespace {

Value truncate(Arguments& arguments) {
  const Value value = arguments[0];
  const std::int64_t length = arguments.integer(1);
  const Value end = to_string_value(arguments[3]);
  const std::int64_t ending = static_cast<std::int64_t>(width_of(end.as_string()));
  const std::int64_t leeway = arguments[4].is_none()
                                  ? arguments.environment().options().truncate_leeway
                                  : arguments.integer(4);
  if (length < ending || leeway < 0) {
    throw TemplateError(
        ErrorKind::kAssertionError,
        fmt::format("`truncate` to {} characters leaves no room for the {} of `end`", length,
                    ending));
  }
  if (static_cast<std::int64_t>(length_of(value)) <= length + leeway) return value;
  if (!value.is_string())
    throw TemplateError(
        arguments.truth(2) || value.is_tuple() ? ErrorKind::kTypeError : ErrorKind::kAttributeError,
        fmt::format("`truncate` takes a string, not `{}`", type_name(value)));
  const std::string_view kept =
      offprint::slice_code_points(value.as_string(), 0, static_cast<std::size_t>(length - ending));
  if (arguments.truth(2)) return concatenate(text_like(value, kept), end);
  return concatenate(text_like(value, split_at_from_right(kept, " ", 1)[0]), end);
}

/// Python's filters call methods of `str`: each other type fails in a way of its own.
const Value& text_argument(Arguments& arguments, std::string_view filter, bool adds) {
  const Value& value = arguments[0];
  if (value.is_string()) return value;
  if (value.is_undefined()) throw_undefined(value);
  const ErrorKind kind =
      adds && !value.is_list() ? ErrorKind::kTypeError : ErrorKind::kAttributeError;
  throw TemplateError(kind, fmt::format("`{}` takes a string, not `{}`", filter, type_name(value)));
}

Value wrap_words(Arguments& arguments) {
  const Value& text = text_argument(arguments, "wordwrap", false);
  WrapStyle style;
  const std::int64_t width = arguments.integer(1);
  if (width <= 0 && !text.as_string().empty())
    throw TemplateError(ErrorKind::kValueError, fmt::format("lines cannot be {} wide", width));
  style.width = static_cast<std::size_t>(width);
  style.break_long_words = arguments.truth(2);
  style.break_on_hyphens = arguments.truth(4);
  const std::string newline = arguments[3].is_none()
                                  ? arguments.environment().options().syntax.newline
                                  : to_text(arguments[3]);
  std::string out;
  std::string_view separator;
  for (const std::string_view line : split_lines(text.as_string())) {
    out += separator;
    separator = newline;
    std::string_view inner;
    for (const std::string& part : wrapped(line, style)) {
      out.append(inner).append(part);
      inner = newline;
    }
  }
  return Value::text(out);
}

std::string indentation(Arguments& arguments, const Value& text) {
  if (arguments[1].is_string()) return argument_text(text, arguments[1]);
  const std::int64_t width = arguments.integer(1);
  if (width > 0) arguments.render().check_items(static_cast<std::uint64_t>(width));
  return std::string(width < 0 ? 0 : static_cast<std::size_t>(width), ' ');
}

Value indent(Arguments& arguments) {
  const Value& text = text_argument(arguments, "indent", true);
  const std::string space = indentation(arguments, text);
  const bool first = arguments.truth(2), blank = arguments.truth(3);
  const std::string whole = std::string(text.as_string()) + "\n";
  std::string out;
  bool begins = true;
  for (const std::string_view line : split_lines(whole)) {
    if (!begins) out += '\n';
    if (begins ? first : blank || !line.empty()) out += space;
    out += line;
    begins = false;
  }
  return text_like(text, out);
}

Value pretty_print(Arguments& arguments) { return Value::text(pretty(arguments[0])); }

}  // namespace

void add_text_layout_filters(Environment& environment) {
  environment.add_filter("truncate", "s, length=255, killwords=false, end='...', leeway=none",
                         truncate);
  environment.add_filter(
      "wordwrap", "s, width=79, break_long_words=true, wrapstring=none, break_on_hyphens=true",
      wrap_words);
  environment.add_filter("indent", "s, width=4, first=false, blank=false", indent);
  environment.add_filter("pprint", "value", pretty_print);
}

}  // namespace jinja
