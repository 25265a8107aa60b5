// upper, lower, capitalize, title, trim, center, replace, format, string, wordcount.
#include <fmt/format.h>

#include "base/escape.hpp"
#include "base/utf8.hpp"
#include "jinja/error.hpp"
#include "jinja/filters.hpp"
#include "jinja/operations.hpp"
#include "jinja/python_text.hpp"

namespace jinja {

Value text_like(const Value& model, std::string_view text) {
  return model.is_safe() ? Value::safe(text) : Value::text(text);
}

std::string argument_text(const Value& model, const Value& argument) {
  return model.is_safe() ? std::string(escaped(argument).as_string()) : to_text(argument);
}

namespace {

Value upper(Arguments& arguments) {
  const Value value = to_string_value(arguments[0]);
  return text_like(value, upper_text(value.as_string()));
}

Value lower(Arguments& arguments) {
  const Value value = to_string_value(arguments[0]);
  return text_like(value, lower_text(value.as_string()));
}

Value capitalize(Arguments& arguments) {
  const Value value = to_string_value(arguments[0]);
  return text_like(value, capitalized(value.as_string()));
}

bool begins_word(char32_t c) {
  return c == '-' || c == '(' || c == '{' || c == '[' || c == '<' || is_python_space(c);
}

/// Unlike `str.title`, words begin behind white space, hyphens and opening brackets alone.
Value title(Arguments& arguments) {
  const Value value = to_string_value(arguments[0]);
  const std::string_view text = value.as_string();
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i, next = i;
    const bool between = begins_word(offprint::decode_utf8(text, next));
    for (end = next; end < text.size(); end = next) {
      if (begins_word(offprint::decode_utf8(text, next)) != between) break;
    }
    std::size_t first = i;
    offprint::decode_utf8(text, first);
    out += upper_text(text.substr(i, first - i)) + lower_text(text.substr(first, end - first));
    i = end;
  }
  return Value::text(out);
}

Value trim(Arguments& arguments) {
  const Value value = to_string_value(arguments[0]);
  const std::string_view text = value.as_string();
  const Value& set = arguments[1];
  if (set.is_none()) return text_like(value, stripped(text, Ends::kBoth));
  return text_like(value, stripped(text, to_text(set), Ends::kBoth));
}

Value center(Arguments& arguments) {
  const Value value = to_string_value(arguments[0]);
  const std::int64_t width = arguments.integer(1);
  if (width > 0) arguments.render().check_items(static_cast<std::uint64_t>(width));
  return text_like(value, padded(value.as_string(), width < 0 ? 0 : static_cast<std::size_t>(width),
                                 " ", Align::kCenter));
}

Value replace(Arguments& arguments) {
  const Value &subject = arguments[0], &old = arguments[1], &with = arguments[2];
  const std::int64_t count = arguments[3].is_none() ? -1 : arguments.integer(3);
  if (!arguments.autoescape())
    return Value::text(replaced(to_text(subject), to_text(old), to_text(with), count));
  const bool spreads = old.is_safe() || (with.is_safe() && !subject.is_safe());
  const Value text = spreads ? escaped(subject) : to_string_value(subject);
  return text_like(text,
                   replaced(text.as_string(), to_text(old), argument_text(text, with), count));
}

Value format_text(Arguments& arguments) {
  const Value text = to_string_value(arguments[0]);
  if (!arguments.rest().empty() && !arguments.named().empty()) {
    throw TemplateError(ErrorKind::kFilterArgumentError,
                        "`format` takes positional or named arguments, not both");
  }
  const Limits& limits = arguments.render().limits();
  if (arguments.named().empty())
    return format_percent(text, Value::tuple({arguments.rest().begin(), arguments.rest().end()}),
                          limits);
  Dict named;
  for (const auto& [name, value] : arguments.named()) named.set(name, value);
  return format_percent(text, Value::dict(std::move(named)), limits);
}

Value to_string(Arguments& arguments) { return to_string_value(arguments[0]); }

Value count_words(Arguments& arguments) {
  const Value value = to_string_value(arguments[0]);
  std::int64_t count = 0;
  bool inside = false;
  for (std::size_t i = 0; i < value.as_string().size();) {
    const bool word = is_word_character(offprint::decode_utf8(value.as_string(), i));
    count += word && !inside;
    inside = word;
  }
  return Value::integer(count);
}

}  // namespace

void add_string_filters(Environment& environment) {
  environment.add_filter("upper", "s", upper);
  environment.add_filter("lower", "s", lower);
  environment.add_filter("capitalize", "s", capitalize);
  environment.add_filter("title", "s", title);
  environment.add_filter("trim", "value, chars=none", trim);
  environment.add_filter("center", "value, width=80", center);
  environment.add_filter("replace", "s, old, new, count=none", replace);
  environment.add_filter("format", "value, *args, **kwargs", format_text);
  environment.add_filter("string", "value", to_string);
  environment.add_filter("wordcount", "s", count_words);
}

}  // namespace jinja
