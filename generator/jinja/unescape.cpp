// The escapes of Python's string literals: \n \t …, \ooo, \xhh, \uhhhh, \Uhhhhhhhh; a backslash
// before a line end is dropped with it, before anything else it stays. Refused: too few hexadecimal
// digits, and `\N{name}`, since names of characters are not known here.
#include <optional>
#include <string>
#include <string_view>

#include "base/utf8.hpp"
#include "jinja/parser.hpp"

namespace jinja {
namespace {

constexpr std::string_view kLetters = "ntrabfv\\'\"";
constexpr std::string_view kMeanings = "\n\t\r\a\b\f\v\\'\"";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  c = static_cast<char>(c | 32);
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/// `count` hexadecimal digits behind the letter at `at`; moves `at` behind them.
bool append_hex(std::string& out, std::string_view text, std::size_t& at, std::size_t count) {
  if (at + count >= text.size()) return false;
  std::uint32_t code = 0;
  for (std::size_t i = 1; i <= count; ++i) {
    const int value = hex_value(text[at + i]);
    if (value < 0) return false;
    code = code << 4 | static_cast<std::uint32_t>(value);
  }
  if (code > 0x10FFFF) return false;
  offprint::append_utf8(out, code);
  at += count + 1;
  return true;
}

bool is_octal(char c) { return c >= '0' && c <= '7'; }

void append_octal(std::string& out, std::string_view text, std::size_t& at) {
  std::uint32_t code = 0;
  for (int i = 0; i < 3 && at < text.size() && is_octal(text[at]); ++i, ++at) {
    code = code << 3 | static_cast<std::uint32_t>(text[at] - '0');
  }
  offprint::append_utf8(out, code);
}

/// The escape whose letter is at `at`, which moves behind it.
[[nodiscard]] bool append_escape(std::string& out, std::string_view text, std::size_t& at) {
  const char c = text[at];
  if (const std::size_t known = kLetters.find(c); known != kLetters.npos) {
    out += kMeanings[known];
    ++at;
  } else if (is_octal(c)) {
    append_octal(out, text, at);
  } else if (c == '\n') {
    ++at;
  } else if (c == 'x' || c == 'u' || c == 'U') {
    return append_hex(out, text, at, c == 'x' ? 2 : c == 'u' ? 4 : 8);
  } else if (c == 'N') {
    return false;
  } else {
    out += '\\';
  }
  return true;
}

}  // namespace

std::optional<std::string> unescape(std::string_view literal) {
  const std::string_view text = literal.substr(1, literal.size() - 2);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] != '\\' || at + 1 == text.size()) {
      out += text[at++];
    } else {
      if (!append_escape(out, text, ++at)) return std::nullopt;
    }
  }
  return out;
}

}  // namespace jinja
