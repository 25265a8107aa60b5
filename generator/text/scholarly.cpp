#include "text/scholarly.hpp"

#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/folded_words.hpp"
#include "text/scholarly_parser.hpp"

namespace offprint {
namespace {

/// What a byte may mean to the parser.
enum Meaning : std::uint8_t {
  kPlain,
  kSpecial,    ///< always something
  kDoubled,    ///< something when it comes twice: "  ", "--", "''"
  kBeginsUrl,  ///< "h"
  kUnicode,    ///< the first byte of a character beyond ASCII
};

constexpr std::array<Meaning, 256> make_meanings() {
  std::array<Meaning, 256> table{};
  for (std::size_t c = 0; c < 256; ++c)
    table[c] = c < 0x20 || c == 0x7F ? kSpecial : c < 0x80 ? kPlain : kUnicode;
  for (const char c : std::string_view("\\{}$<&~^_`"))
    table[static_cast<unsigned char>(c)] = kSpecial;
  for (const char c : std::string_view(" -'")) table[static_cast<unsigned char>(c)] = kDoubled;
  table['h'] = kBeginsUrl;
  return table;
}

constexpr std::array<Meaning, 256> kMeanings = make_meanings();

/// Length of a character at `at` that every normal form leaves alone and that is seen: Latin
/// letters, dashes, quotes, arrows and signs of mathematics. 0: it may be one that has to be looked
/// at.
std::size_t settled_size(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t ahead) {
    return at + ahead < text.size() ? static_cast<unsigned char>(text[at + ahead]) : 0u;
  };
  if (byte(0) >= 0xC3 && byte(0) <= 0xCB) return byte(1) >= 0x80 && byte(1) < 0xC0 ? 2 : 0;
  if (byte(0) != 0xE2 || byte(2) < 0x80 || byte(2) >= 0xC0) return 0;
  const bool punctuation = byte(1) == 0x80 && byte(2) >= 0x90 && byte(2) <= 0xA7;
  const bool sign = byte(1) >= 0x86 && byte(1) <= 0x8B;
  return punctuation || sign ? 3 : 0;
}

/// Whether the text is UTF-8 in normal form C without invisible controls, as far as can be told at
/// a glance.
bool is_settled(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool ascii = byte < 0x80 &&
                       (byte >= 0x20 || byte == '\n' || byte == '\t' || byte == '\r') &&
                       byte != 0x7F;
    const std::size_t size = ascii ? 1 : settled_size(text, i);
    if (size == 0) return false;
    i += size;
  }
  return true;
}

/// Whether the parser has nothing to do. Nearly every title and most abstracts end here.
bool is_plain(std::string_view text) {
  if (text.empty()) return true;
  if (text.front() == ' ' || text.back() == ' ') return false;
  for (std::size_t i = 0; i < text.size();) {
    const Meaning meaning = kMeanings[static_cast<unsigned char>(text[i])];
    if (meaning == kPlain) {
      ++i;
    } else if (meaning == kDoubled && i + 1 < text.size() && text[i + 1] != text[i]) {
      ++i;
    } else if (meaning == kBeginsUrl && text.substr(i + 1, 3) != "ttp") {
      ++i;
    } else if (const std::size_t size = meaning == kUnicode ? settled_size(text, i) : 0) {
      i += size;
    } else {
      return i + 1 == text.size() && meaning == kDoubled;
    }
  }
  return true;
}

/// Valid UTF-8 in normal form C, its invisible controls gone and Unicode's line separators ordinary
/// ones.
std::string settled(std::string_view text) {
  std::string visible;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = decode_utf8(text, i);
    const bool line_end = c == '\n' || c == '\r' || c == '\t';
    if (c == 0x2028 || c == 0x2029 || c == 0x85 || c == '\v' || c == '\f') {
      visible += '\n';
    } else if (line_end || !is_invisible_control(c)) {
      append_utf8(visible, c);
    }
  }
  return to_nfc(visible);
}

}  // namespace

RichText parse_scholarly_text(std::string_view text) {
  if (is_plain(text)) return {std::string(text), {}};
  if (is_settled(text)) return ScholarlyParser(text).parse();
  const std::string clean = settled(text);
  return ScholarlyParser(clean).parse();
}

std::string scholarly_to_plain(std::string_view text) {
  if (is_plain(text)) return std::string(text);
  return to_plain(parse_scholarly_text(text));
}

FoldedTitle fold_title(std::string_view text) {
  FoldedTitle title{folded_words(scholarly_to_plain(text)), 0};
  if (!title.key.empty())
    title.words = 1 + static_cast<std::size_t>(std::ranges::count(title.key, ' '));
  return title;
}

}  // namespace offprint
