// The methods of strings. Those of a safe string give safe strings, and escape what comes into
// them.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "jinja/entities.hpp"
#include "jinja/error.hpp"
#include "jinja/filters.hpp"
#include "jinja/format_braces.hpp"
#include "jinja/methods.hpp"
#include "jinja/operations.hpp"
#include "jinja/python_text.hpp"

namespace jinja {
namespace {

std::string_view self(Arguments& arguments) { return arguments[0].as_string(); }
Value like(Arguments& arguments, std::string_view text) { return text_like(arguments[0], text); }

Value list_like(Arguments& arguments, const std::vector<std::string_view>& parts) {
  std::vector<Value> values;
  for (const std::string_view part : parts) values.push_back(like(arguments, part));
  return Value::list(std::move(values), Change::kAllowed);
}

/// A string argument as it goes into the string.
std::string text_argument(Arguments& arguments, std::size_t parameter) {
  arguments.string(parameter);
  return argument_text(arguments[0], arguments[parameter]);
}

using Map = std::string (*)(std::string_view);
Callable mapping(Map map) {
  return [map](Arguments& arguments) { return like(arguments, map(self(arguments))); };
}

using Predicate = bool (*)(std::string_view);
Callable asking(Predicate predicate) {
  return [predicate](Arguments& arguments) { return Value::boolean(predicate(self(arguments))); };
}

Callable stripping(Ends ends) {
  return [ends](Arguments& arguments) {
    const std::string_view text = self(arguments);
    return like(arguments, arguments[1].is_none() ? stripped(text, ends)
                                                  : stripped(text, arguments.string(1), ends));
  };
}

Callable padding(Align align) {
  return [align](Arguments& arguments) {
    const std::int64_t width = std::max<std::int64_t>(0, arguments.integer(1));
    arguments.render().check_items(static_cast<std::uint64_t>(width));
    if (width_of(arguments.string(2)) != 1)
      throw TemplateError(ErrorKind::kTypeError, "the fill must be one character");
    return like(arguments, padded(self(arguments), static_cast<std::size_t>(width),
                                  arguments.string(2), align));
  };
}

Value split(Arguments& arguments) {
  const std::int64_t most = arguments.integer(2);
  if (arguments[1].is_none()) return list_like(arguments, split_words(self(arguments), most));
  const std::string_view separator = arguments.string(1);
  if (separator.empty()) throw TemplateError(ErrorKind::kValueError, "the separator is empty");
  return list_like(arguments, split_at(self(arguments), separator, most));
}

Value split_right(Arguments& arguments) {
  const std::int64_t most = arguments.integer(2);
  if (arguments[1].is_none())
    return list_like(arguments, split_words_from_right(self(arguments), most));
  const std::string_view separator = arguments.string(1);
  if (separator.empty()) throw TemplateError(ErrorKind::kValueError, "the separator is empty");
  return list_like(arguments, split_at_from_right(self(arguments), separator, most));
}

Value partition(Arguments& arguments, bool from_right) {
  const std::string_view text = self(arguments);
  const std::string_view separator = arguments.string(1);
  if (separator.empty()) throw TemplateError(ErrorKind::kValueError, "the separator is empty");
  const std::size_t at = from_right ? text.rfind(separator) : text.find(separator);
  const auto tuple = [&](std::string_view a, std::string_view b, std::string_view c) {
    return Value::tuple({like(arguments, a), like(arguments, b), like(arguments, c)});
  };
  if (at == text.npos) return from_right ? tuple("", "", text) : tuple(text, "", "");
  return tuple(text.substr(0, at), separator, text.substr(at + separator.size()));
}

Value join(Arguments& arguments) {
  std::string out;
  std::string_view separator;
  for (const Value& part : elements_of(arguments[1])) {
    if (!part.is_string() && !arguments[0].is_safe())
      throw TemplateError(ErrorKind::kTypeError,
                          fmt::format("`join` takes strings, not `{}`", type_name(part)));
    out += separator;
    out += argument_text(arguments[0], part);
    separator = self(arguments);
  }
  return like(arguments, out);
}

Value replace(Arguments& arguments) {
  return like(arguments, replaced(self(arguments), arguments.string(1), text_argument(arguments, 2),
                                  arguments.integer(3)));
}

/// A part of the string, and where it begins. Absent where it would begin behind its end: not even
/// the empty string is found there.
struct Window {
  std::string_view text;
  std::int64_t begin;
};

std::optional<Window> find_window(Arguments& arguments, std::size_t first) {
  const std::string_view text = self(arguments);
  const auto size = static_cast<std::int64_t>(width_of(text));
  const auto bound = [&](std::size_t parameter, std::int64_t fallback) {
    if (arguments[parameter].is_none()) return fallback;
    const std::int64_t at = arguments.integer(parameter);
    return std::max<std::int64_t>(at < 0 ? at + size : at, 0);
  };
  const std::int64_t begin = bound(first, 0), end = std::min(bound(first + 1, size), size);
  if (end < begin) return std::nullopt;
  return Window{offprint::slice_code_points(text, static_cast<std::size_t>(begin),
                                            static_cast<std::size_t>(end - begin)),
                begin};
}

Callable finding(bool from_right, bool must) {
  return [from_right, must](Arguments& arguments) {
    const std::optional<Window> window = find_window(arguments, 2);
    const auto [text, begin] = window.value_or(Window{});
    const std::string_view part = arguments.string(1);
    const std::size_t at = !window ? text.npos : from_right ? text.rfind(part) : text.find(part);
    if (at == text.npos && must)
      throw TemplateError(ErrorKind::kValueError, fmt::format("`{}` is not in the string", part));
    return Value::integer(
        at == text.npos ? -1 : begin + static_cast<std::int64_t>(width_of(text.substr(0, at))));
  };
}

Value count(Arguments& arguments) {
  const std::optional<Window> window = find_window(arguments, 2);
  const std::string_view part = arguments.string(1);
  if (!window) return Value::integer(std::int64_t{0});
  const std::string_view text = window->text;
  if (part.empty()) return Value::integer(static_cast<std::int64_t>(width_of(text)) + 1);
  std::int64_t found = 0;
  for (std::size_t at = 0; (at = text.find(part, at)) != text.npos; at += part.size()) ++found;
  return Value::integer(found);
}

Callable testing_end(bool at_start) {
  return [at_start](Arguments& arguments) {
    const std::optional<Window> window = find_window(arguments, 2);
    const std::vector<Value> affixes =
        arguments[1].is_tuple() ? elements_of(arguments[1]) : std::vector<Value>{arguments[1]};
    for (const Value& affix : affixes) {
      if (!affix.is_string())
        throw TemplateError(
            ErrorKind::kTypeError,
            fmt::format("expected a string or a tuple of strings, got `{}`", type_name(affix)));
      if (!window) continue;
      if (at_start ? window->text.starts_with(affix.as_string())
                   : window->text.ends_with(affix.as_string()))
        return Value::boolean(true);
    }
    return Value::boolean(false);
  };
}

Value without_prefix(Arguments& arguments) {
  std::string_view text = self(arguments);
  if (text.starts_with(arguments.string(1))) text.remove_prefix(arguments.string(1).size());
  return like(arguments, text);
}

Value without_suffix(Arguments& arguments) {
  std::string_view text = self(arguments);
  const std::string_view suffix = arguments.string(1);
  if (!suffix.empty() && text.ends_with(suffix)) text.remove_suffix(suffix.size());
  return like(arguments, text);
}

Value fill_with_zeros(Arguments& arguments) {
  const std::string_view text = self(arguments);
  const std::int64_t width = std::max<std::int64_t>(0, arguments.integer(1));
  arguments.render().check_items(static_cast<std::uint64_t>(width));
  const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
  const std::size_t rest =
      static_cast<std::size_t>(width) > sign ? static_cast<std::size_t>(width) - sign : 0;
  return like(arguments, std::string(text.substr(0, sign)) +
                             padded(text.substr(sign), rest, "0", Align::kRight));
}

Value expand_tabs(Arguments& arguments) {
  const std::int64_t size = std::clamp<std::int64_t>(arguments.integer(1), 0, 1000);
  std::string out;
  std::int64_t column = 0;
  const std::string_view text = self(arguments);
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    const char32_t c = offprint::decode_utf8(text, i);
    if (c == '\t') {
      const std::int64_t gap = size == 0 ? 0 : size - column % size;
      out.append(static_cast<std::size_t>(gap), ' ');
      column += gap;
    } else {
      out += text.substr(begin, i - begin);
      column = c == '\n' || c == '\r' ? 0 : column + 1;
    }
  }
  return like(arguments, out);
}

bool is_identifier(std::string_view text) {
  std::size_t i = 0;
  if (text.empty()) return false;
  const char32_t first = offprint::decode_utf8(text, i);
  return (first == '_' || offprint::is_letter(first)) &&
         (i == text.size() || all_of(text.substr(i), is_word_character));
}

bool is_alphanumeric(char32_t c) { return offprint::is_letter(c) || offprint::is_number(c); }
bool is_digit(char32_t c) {
  return offprint::is_decimal_digit(c) ||
         std::u32string_view(U"²³¹⁰⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉").find(c) != std::u32string_view::npos;
}
bool is_ascii(char32_t c) { return c < 128; }

void add(Registry& registry, std::string_view name, std::string_view signature, Callable method) {
  const std::string parameters = signature.empty() ? "self" : fmt::format("self, {}", signature);
  registry.emplace(
      std::string(name),
      Registered{parse_signature(fmt::format("method `{}`", name), parameters), std::move(method)});
}

void add_case_methods(Registry& methods) {
  add(methods, "upper", "", mapping(upper_text));
  add(methods, "lower", "", mapping(lower_text));
  add(methods, "casefold", "",
      mapping([](std::string_view text) { return offprint::fold_case(text); }));
  add(methods, "capitalize", "", mapping(capitalized));
  add(methods, "title", "", mapping(titled));
  add(methods, "swapcase", "", mapping(swapped_case));
}

void add_questions(Registry& methods) {
  add(methods, "islower", "", asking(is_lower_text));
  add(methods, "isupper", "", asking(is_upper_text));
  add(methods, "istitle", "", asking(is_title_text));
  add(methods, "isidentifier", "", asking(is_identifier));
  add(methods, "isalpha", "",
      asking([](std::string_view text) { return all_of(text, offprint::is_letter); }));
  add(methods, "isalnum", "",
      asking([](std::string_view text) { return all_of(text, is_alphanumeric); }));
  add(methods, "isdigit", "", asking([](std::string_view text) { return all_of(text, is_digit); }));
  add(methods, "isdecimal", "",
      asking([](std::string_view text) { return all_of(text, offprint::is_decimal_digit); }));
  add(methods, "isnumeric", "",
      asking([](std::string_view text) { return all_of(text, offprint::is_number); }));
  add(methods, "isspace", "",
      asking([](std::string_view text) { return all_of(text, is_python_space); }));
  add(methods, "isascii", "",
      asking([](std::string_view text) { return text.empty() || all_of(text, is_ascii); }));
  add(methods, "isprintable", "", asking([](std::string_view text) {
        return text.empty() || all_of(text, offprint::is_printable);
      }));
}

void add_layout_methods(Registry& methods) {
  add(methods, "strip", "chars=none", stripping(Ends::kBoth));
  add(methods, "lstrip", "chars=none", stripping(Ends::kLeft));
  add(methods, "rstrip", "chars=none", stripping(Ends::kRight));
  add(methods, "center", "width, fill=' '", padding(Align::kCenter));
  add(methods, "ljust", "width, fill=' '", padding(Align::kLeft));
  add(methods, "rjust", "width, fill=' '", padding(Align::kRight));
  add(methods, "zfill", "width", fill_with_zeros);
  add(methods, "expandtabs", "tabsize=8", expand_tabs);
}

void add_search_methods(Registry& methods) {
  add(methods, "find", "sub, start=none, end=none", finding(false, false));
  add(methods, "rfind", "sub, start=none, end=none", finding(true, false));
  add(methods, "index", "sub, start=none, end=none", finding(false, true));
  add(methods, "rindex", "sub, start=none, end=none", finding(true, true));
  add(methods, "count", "sub, start=none, end=none", count);
  add(methods, "startswith", "prefix, start=none, end=none", testing_end(true));
  add(methods, "endswith", "suffix, start=none, end=none", testing_end(false));
}

void add_part_methods(Registry& methods) {
  add(methods, "split", "sep=none, maxsplit=-1", split);
  add(methods, "rsplit", "sep=none, maxsplit=-1", split_right);
  add(methods, "splitlines", "keepends=false", [](Arguments& arguments) {
    return list_like(arguments, split_lines(self(arguments), arguments.truth(1)));
  });
  add(methods, "partition", "sep",
      [](Arguments& arguments) { return partition(arguments, false); });
  add(methods, "rpartition", "sep",
      [](Arguments& arguments) { return partition(arguments, true); });
  add(methods, "join", "iterable", join);
  add(methods, "replace", "old, new, count=-1", replace);
  add(methods, "removeprefix", "prefix", without_prefix);
  add(methods, "removesuffix", "suffix", without_suffix);
  add(methods, "format", "*args, **kwargs", [](Arguments& arguments) {
    return format_braces(arguments.render(), arguments[0], {arguments.rest(), arguments.named()});
  });
  add(methods, "format_map", "mapping", [](Arguments& arguments) {
    std::vector<NamedArgument> named;
    if (!arguments[1].is_dict())
      throw TemplateError(ErrorKind::kTypeError, "`format_map` takes a dict");
    for (const Dict::Entry& entry : arguments[1].as_dict().entries()) {
      if (entry.key.is_string()) named.emplace_back(entry.key, entry.value);
    }
    return format_braces_with(arguments.render(), arguments[0], named);
  });
}

/// What only safe strings have in Python; a plain string gets them as well.
void add_markup_methods(Registry& methods) {
  add(methods, "striptags", "",
      [](Arguments& arguments) { return Value::text(without_tags(self(arguments))); });
  add(methods, "unescape", "",
      [](Arguments& arguments) { return Value::text(unescaped_html(self(arguments))); });
}

Registry make_string_methods() {
  Registry methods;
  add_case_methods(methods);
  add_questions(methods);
  add_layout_methods(methods);
  add_search_methods(methods);
  add_part_methods(methods);
  add_markup_methods(methods);
  return methods;
}

}  // namespace

const Registry& string_methods() {
  static const Registry kMethods = make_string_methods();
  return kMethods;
}

}  // namespace jinja
