#include "text/folded_words.hpp"

#include <optional>
#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace offprint {
namespace {

bool is_ascii_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

bool is_apostrophe(char32_t c) { return c == '\'' || c == U'‘' || c == U'’' || c == U'ʼ'; }

bool is_word(char32_t c) {
  if (c < 0x80) return is_ascii_word(static_cast<char>(c));
  return is_letter(c) || is_mark(c) || is_decimal_digit(c);
}

/// Those of an ASCII text that is folded already; nothing where it is none.
std::optional<std::string> ascii_words(std::string_view folded) {
  std::string out;
  out.reserve(folded.size());
  bool parted = false;
  for (const char c : folded) {
    if (static_cast<unsigned char>(c) >= 0x80) return std::nullopt;
    if (is_ascii_word(c)) {
      if (std::exchange(parted, false) && !out.empty()) out += ' ';
      out += c;
    } else {
      parted |= c != '\'';
    }
  }
  return out;
}

}  // namespace

std::string folded_words(std::string_view text) {
  const std::string folded = fold(text);
  if (std::optional<std::string> words = ascii_words(folded)) return *std::move(words);
  std::string out;
  out.reserve(folded.size());
  bool parted = false;
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = decode_utf8(folded, i);
    if (is_apostrophe(c)) continue;
    if (!is_word(c)) {
      parted = true;
      continue;
    }
    if (std::exchange(parted, false) && !out.empty()) out += ' ';
    append_utf8(out, c);
  }
  return out;
}

}  // namespace offprint
