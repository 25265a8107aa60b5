// escape, e, forceescape, safe, striptags, xmlattr, urlencode.
#include <fmt/format.h>

#include "base/escape.hpp"
#include "jinja/entities.hpp"
#include "jinja/error.hpp"
#include "jinja/filters.hpp"
#include "jinja/python_text.hpp"
#include "jinja/undefined.hpp"

namespace jinja {
namespace {

Value escape(Arguments& arguments) { return escaped(arguments[0]); }

Value force_escape(Arguments& arguments) {
  return Value::safe(offprint::html_escaped(to_text(arguments[0])));
}

Value mark_safe(Arguments& arguments) {
  const Value& value = arguments[0];
  return value.is_safe() ? value : Value::safe(to_text(value));
}

Value strip_tags(Arguments& arguments) { return Value::text(without_tags(to_text(arguments[0]))); }

bool breaks_attribute(char32_t c) { return is_python_space(c) || c == '/' || c == '>' || c == '='; }

std::string attribute_text(std::string_view name, const Value& value) {
  for (const char c : name) {
    if (breaks_attribute(static_cast<unsigned char>(c))) {
      throw TemplateError(ErrorKind::kValueError,
                          fmt::format("`{}` is no name for an attribute", name));
    }
  }
  return fmt::format("{}=\"{}\"", offprint::html_escaped(name), escaped(value).as_string());
}

Value xml_attributes(Arguments& arguments) {
  if (arguments[0].is_undefined()) throw_undefined(arguments[0]);
  if (!arguments[0].is_dict())
    throw TemplateError(ErrorKind::kAttributeError,
                        fmt::format("`xmlattr` takes a dict, not `{}`", type_name(arguments[0])));
  std::string out;
  for (const Dict::Entry& entry : arguments[0].as_dict().entries()) {
    if (entry.value.is_none() || entry.value.is_undefined()) continue;
    if (!entry.key.is_string())
      throw TemplateError(ErrorKind::kTypeError, "the names of attributes must be strings");
    if (!out.empty()) out += ' ';
    out += attribute_text(entry.key.as_string(), entry.value);
  }
  if (arguments.truth(1) && !out.empty()) out.insert(out.begin(), ' ');
  return arguments.autoescape() ? Value::safe(out) : Value::text(out);
}

bool stays_in_url(unsigned char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.' || c == '-' || c == '~';
}

std::string quoted_url(std::string_view text, bool query) {
  std::string out;
  for (const char c : text) {
    if (stays_in_url(static_cast<unsigned char>(c)) || (c == '/' && !query))
      out += c;
    else if (c == ' ' && query)
      out += '+';
    else
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
  }
  return out;
}

void append_pair(std::string& out, const Value& key, const Value& value) {
  if (!out.empty()) out += '&';
  out += quoted_url(to_text(key), true) + "=" + quoted_url(to_text(value), true);
}

Value url_encode(Arguments& arguments) {
  const Value& value = arguments[0];
  const bool pairs = value.is_dict() || value.is_sequence() ||
                     (value.is_object() && value.as_object().kind() != Object::Kind::kPlain);
  if (!pairs) return Value::text(quoted_url(to_text(value), false));
  std::string out;
  if (value.is_dict()) {
    for (const Dict::Entry& entry : value.as_dict().entries())
      append_pair(out, entry.key, entry.value);
    return Value::text(out);
  }
  for (const Value& item : elements_of(value)) {
    const std::vector<Value> pair = elements_of(item);
    if (pair.size() != 2)
      throw TemplateError(ErrorKind::kValueError,
                          fmt::format("`urlencode` takes pairs, not {} values", pair.size()));
    append_pair(out, pair[0], pair[1]);
  }
  return Value::text(out);
}

}  // namespace

void add_html_filters(Environment& environment) {
  environment.add_filter("escape", "value", escape);
  environment.add_filter("e", "value", escape);
  environment.add_filter("forceescape", "value", force_escape);
  environment.add_filter("safe", "value", mark_safe);
  environment.add_filter("striptags", "value", strip_tags);
  environment.add_filter("xmlattr", "d, autospace=true", xml_attributes);
  environment.add_filter("urlencode", "value", url_encode);
}

}  // namespace jinja
