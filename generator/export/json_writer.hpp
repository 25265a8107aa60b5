// JSON, written straight into a text.
//
// A list's export and a page's metadata are made by the hundred thousand, and in one pass: the
// writer puts commas and quotes and escapes strings; there is no tree. `<`, `>`, `&`, U+2028 and
// U+2029 are escaped as well, so that the text may stand inside a `<script>` of a page. Strings
// must be UTF-8; bytes that are not become U+FFFD.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

/// Appends one JSON value to a text. Opening and closing must match.
///
///     JsonWriter json(out);
///     json.open_object().member("id", "x").key("list").open_array().value(1).close_array();
///     json.close_object();                     // {"id":"x","list":[1]}
class JsonWriter {
 public:
  explicit JsonWriter(std::string& out) : out_(out) {}

  JsonWriter& open_object() { return open('{'); }
  JsonWriter& close_object() { return close('}'); }
  JsonWriter& open_array() { return open('['); }
  JsonWriter& close_array() { return close(']'); }

  /// A word of the format that is written: nothing in it is escaped.
  JsonWriter& key(std::string_view name);
  JsonWriter& value(std::string_view text);
  JsonWriter& value(const char* text) { return value(std::string_view(text)); }
  JsonWriter& value(std::int64_t number);
  JsonWriter& value(int number) { return value(std::int64_t{number}); }
  JsonWriter& value(bool truth);

  template <class Value>
  JsonWriter& member(std::string_view name, const Value& content) {
    return key(name).value(content);
  }

  /// The member, where there is something to say.
  JsonWriter& member_if_any(std::string_view name, std::string_view content) {
    return content.empty() ? *this : member(name, content);
  }

  /// Begins a line before the next value of an array: lists of records are read in diffs.
  JsonWriter& new_line();

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();
  void append_string(std::string_view text);

  std::string& out_;
  bool comma_ = false;  ///< something stands before the next value on its level
};

}  // namespace offprint
