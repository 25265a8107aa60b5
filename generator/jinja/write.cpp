// How values become text in the output.
#include "base/escape.hpp"
#include "jinja/object.hpp"
#include "jinja/render.hpp"

namespace jinja {
namespace {

void write_object(Render& render, const Object& object, bool escape) {
  std::string text;
  object.append_text(text, 0);
  if (escape && !object.is_safe())
    render.output.append_escaped(text);
  else
    render.output.append(text);
}

}  // namespace

void write_value(Render& render, const Value& value, bool escape) {
  if (value.is_integer()) return render.output.append_integer(value.as_integer());
  if (value.is_object()) return write_object(render, value.as_object(), escape);
  escape = escape && !value.is_safe();
  if (value.is_string())
    return escape ? render.output.append_escaped(value.as_string())
                  : render.output.append(value.as_string());
  std::string text;
  append_text(text, value);
  if (escape)
    render.output.append_escaped(text);
  else
    render.output.append(text);
}

Value to_string_value(const Value& value) {
  if (value.is_string()) return value;
  const std::string text = to_text(value);
  return value.is_object() && value.as_object().is_safe() ? Value::safe(text) : Value::text(text);
}

Value escaped(const Value& value) {
  const Value text = to_string_value(value);
  return text.is_safe() ? text : Value::safe(offprint::html_escaped(text.as_string()));
}

}  // namespace jinja
