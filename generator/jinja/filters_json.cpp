// tojson.
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/utf8.hpp"
#include "jinja/error.hpp"
#include "jinja/filters.hpp"
#include "jinja/integer.hpp"
#include "jinja/print.hpp"

namespace jinja {
namespace {

/// JSON as Python's `json.dumps(sort_keys=True)` writes it: ASCII only, and nothing that ends a
/// script element.
class JsonWriter {
 public:
  /// Without an indent all stands on one line.
  explicit JsonWriter(std::optional<std::string> indent) : indent_(std::move(indent)) {}

  std::string run(const Value& value) {
    write(value, 0);
    return std::move(out_);
  }

 private:
  void write(const Value& value, unsigned depth) {
    check_depth(depth);
    switch (value.type()) {
      case Type::kNone:
        out_ += "null";
        return;
      case Type::kBoolean:
        out_ += value.as_boolean() ? "true" : "false";
        return;
      case Type::kInteger:
      case Type::kBigInteger:
        append_repr(out_, value);
        return;
      case Type::kFloat:
        return write_float(value.as_float());
      case Type::kString:
        return write_string(value.as_string());
      case Type::kList:
      case Type::kTuple:
        return write_items(value, depth);
      case Type::kDict:
        return write_dict(value.as_dict(), depth);
      default:
        return write_object(value, depth);
    }
  }

  void write_object(const Value& value, unsigned depth) {
    const bool elements = value.is_object() && value.as_object().kind() == Object::Kind::kSequence;
    if (elements) return write_items(Value::list(elements_of(value)), depth);
    if (value.is_object() && value.as_object().kind() == Object::Kind::kMapping) {
      Dict dict;
      for (const Value& key : elements_of(value)) dict.set(key, value.as_object().find_item(key));
      return write_dict(dict, depth);
    }
    throw TemplateError(ErrorKind::kTypeError,
                        fmt::format("`{}` cannot be written as JSON", type_name(value)));
  }

  void write_float(double value) {
    std::string text;
    append_float(text, value);
    out_ += text == "inf"    ? "Infinity"
            : text == "-inf" ? "-Infinity"
            : text == "nan"  ? "NaN"
                             : text;
  }

  void write_string(std::string_view text) {
    out_ += '"';
    for (std::size_t i = 0; i < text.size();) write_character(offprint::decode_utf8(text, i));
    out_ += '"';
  }

  void write_character(char32_t c) {
    constexpr std::u32string_view kLetters = U"\"\\\n\r\t\f\b";
    constexpr std::string_view kSpelt = "\"\\nrtfb";
    if (const std::size_t known = kLetters.find(c); known != kLetters.npos) {
      out_ += '\\';
      out_ += kSpelt[known];
    } else if (c < ' ' || c > 126 || c == '<' || c == '>' || c == '&' || c == '\'') {
      write_code(c);
    } else {
      out_ += static_cast<char>(c);
    }
  }

  void write_code(char32_t c) {
    if (c > 0xFFFF) {
      write_code(0xD800 + ((c - 0x10000) >> 10));
      c = 0xDC00 + ((c - 0x10000) & 0x3FF);
    }
    fmt::format_to(std::back_inserter(out_), "\\u{:04x}", static_cast<unsigned>(c));
  }

  void begin(char bracket, unsigned depth) {
    out_ += bracket;
    new_line(depth + 1);
  }
  void between(unsigned depth) {
    out_ += indent_ ? "," : ", ";
    new_line(depth + 1);
  }
  void end(char bracket, unsigned depth) {
    new_line(depth);
    out_ += bracket;
  }
  void new_line(unsigned depth) {
    if (!indent_) return;
    out_ += '\n';
    for (unsigned i = 0; i < depth; ++i) out_ += *indent_;
  }

  void write_items(const Value& value, unsigned depth) {
    if (value.items().empty()) {
      out_ += "[]";
      return;
    }
    begin('[', depth);
    for (std::size_t i = 0; i < value.items().size(); ++i) {
      if (i > 0) between(depth);
      write(value.items()[i], depth + 1);
    }
    end(']', depth);
  }

  static std::string key_text(const Value& key) {
    switch (key.type()) {
      case Type::kString:
        return std::string(key.as_string());
      case Type::kNone:
        return "null";
      case Type::kBoolean:
        return key.as_boolean() ? "true" : "false";
      case Type::kInteger:
      case Type::kBigInteger:
      case Type::kFloat:
        return to_repr(key);
      default:
        break;
    }
    throw TemplateError(ErrorKind::kTypeError,
                        fmt::format("a key of JSON cannot be of type `{}`", type_name(key)));
  }

  void write_dict(const Dict& dict, unsigned depth) {
    if (dict.size() == 0) {
      out_ += "{}";
      return;
    }
    std::vector<const Dict::Entry*> entries;
    for (const Dict::Entry& entry : dict.entries()) entries.push_back(&entry);
    if (entries.size() > 1) check_order(entries);
    std::stable_sort(entries.begin(), entries.end(),
                     [](const auto* a, const auto* b) { return less(a->key, b->key); });
    begin('{', depth);
    for (std::size_t i = 0; i < entries.size(); ++i) {
      if (i > 0) between(depth);
      write_string(key_text(entries[i]->key));
      out_ += ": ";
      write(entries[i]->value, depth + 1);
    }
    end('}', depth);
  }

  /// Keys of several types have no order: the error comes before the sorting.
  static void check_order(const std::vector<const Dict::Entry*>& entries) {
    for (const Dict::Entry* entry : entries) less(entries[0]->key, entry->key);
  }

  std::optional<std::string> indent_;
  std::string out_;
};

/// A number of spaces, or the indent itself.
std::optional<std::string> indent_of(Arguments& arguments) {
  if (arguments[1].is_none()) return std::nullopt;
  if (arguments[1].is_string()) return std::string(arguments[1].as_string());
  const auto width = static_cast<std::size_t>(std::max<std::int64_t>(0, arguments.integer(1)));
  arguments.render().check_items(width);
  return std::string(width, ' ');
}

Value to_json(Arguments& arguments) {
  return Value::safe(JsonWriter(indent_of(arguments)).run(arguments[0]));
}

}  // namespace

void add_json_filters(Environment& environment) {
  environment.add_filter("tojson", "value, indent=none", to_json);
}

}  // namespace jinja
