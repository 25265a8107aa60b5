#include "export/json_writer.hpp"

#include <fmt/compile.h>

#include <iterator>

#include "base/find_byte.hpp"
#include "base/utf8.hpp"

namespace offprint {
namespace {

/// Bytes that may not stand for themselves: some of ASCII, and all of what is longer than a byte.
constexpr auto is_odd = [](auto c) {
  return (c < ' ') | (c == '"') | (c == '\\') | (c == '<') | (c == '>') | (c == '&');
};

void append_escape(std::string& out, char32_t c) {
  if (c == '"' || c == '\\') {
    out += {'\\', static_cast<char>(c)};
  } else {
    fmt::format_to(std::back_inserter(out), FMT_COMPILE("\\u{:04x}"), static_cast<unsigned>(c));
  }
}

bool needs_escape(char32_t c) {
  return c < 0x20 || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' || c == 0x2028 ||
         c == 0x2029;
}

}  // namespace

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  out_ += bracket;
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  out_ += bracket;
  comma_ = true;
  return *this;
}

JsonWriter& JsonWriter::key(std::string_view name) {
  separate();
  out_.append("\"").append(name).append("\":");
  comma_ = false;
  return *this;
}

JsonWriter& JsonWriter::value(std::string_view text) {
  separate();
  append_string(text);
  return *this;
}

JsonWriter& JsonWriter::value(std::int64_t number) {
  separate();
  fmt::format_to(std::back_inserter(out_), FMT_COMPILE("{}"), number);
  return *this;
}

JsonWriter& JsonWriter::value(bool truth) {
  separate();
  out_ += truth ? "true" : "false";
  return *this;
}

JsonWriter& JsonWriter::new_line() {
  separate();
  out_ += '\n';
  comma_ = false;
  return *this;
}

void JsonWriter::separate() {
  if (comma_) out_ += ',';
  comma_ = true;
}

void JsonWriter::append_string(std::string_view text) {
  out_ += '"';
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = find_byte(text, is_odd, i);
    out_.append(text, i, end - i);
    if (end == text.size()) break;
    i = end;
    const char32_t c = decode_utf8(text, i);
    if (needs_escape(c)) {
      append_escape(out_, c);
    } else {
      append_utf8(out_, c);
    }
  }
  out_ += '"';
}

}  // namespace offprint
