#include "base/yaml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace offprint {
namespace {

/// Characters that end a line somewhere, or that nobody sees.
bool must_be_escaped(char32_t c) {
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
}

/// Characters that mean nothing in YAML, wherever they stand behind a letter.
bool is_plain(char32_t c) {
  constexpr std::u32string_view kSigns = U" -_.()/+;&'";
  const bool sign = c < 0x80 && kSigns.find(c) != std::u32string_view::npos;
  return sign || is_letter(c) || is_mark(c) || is_decimal_digit(c);
}

/// Words that readers of YAML 1.1 or 1.2 take for something else than text.
bool is_reserved(std::string_view text) {
  constexpr std::array<std::string_view, 11> kWords{"true", "false", "yes", "no",  "on", "off",
                                                    "null", "y",     "n",   "nan", "inf"};
  return std::ranges::find(kWords, to_lower(text)) != kWords.end();
}

}  // namespace

std::string yaml_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char32_t c : to_utf32(text)) {
    if (must_be_escaped(c)) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    } else {
      if (c == U'"' || c == U'\\') out += '\\';
      append_utf8(out, c);
    }
  }
  return out + '"';
}

std::string yaml_scalar(std::string_view text) {
  const std::u32string characters = to_utf32(text);
  const bool plain = !characters.empty() && is_letter(characters.front()) &&
                     characters.back() != U' ' && std::ranges::all_of(characters, is_plain);
  return plain && !is_reserved(text) ? std::string(text) : yaml_quoted(text);
}

}  // namespace offprint
