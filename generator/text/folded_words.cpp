#include "text/folded_words.hpp"

#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace offprint {
namespace {

bool is_apostrophe(char32_t c) { return c == '\'' || c == U'‘' || c == U'’' || c == U'ʼ'; }

bool is_word(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  return is_letter(c) || is_mark(c) || is_decimal_digit(c);
}

}  // namespace

std::string folded_words(std::string_view text) {
  const std::string folded = fold(text);
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
