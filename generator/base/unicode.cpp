#include "base/unicode.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <memory>
#include <utility>

#include "base/utf8.hpp"

namespace offprint {
namespace {

utf8proc_category_t category(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

/// Letters with a stroke and ligatures, which no normal form takes apart.
constexpr std::array<std::pair<char32_t, std::string_view>, 20> kSpelt{{
    {U'ß', "ss"}, {U'æ', "ae"}, {U'ð', "d"}, {U'ø', "o"}, {U'þ', "th"}, {U'đ', "d"}, {U'ħ', "h"},
    {U'ı', "i"},  {U'ĸ', "k"},  {U'ł', "l"}, {U'ŋ', "n"}, {U'œ', "oe"}, {U'ŧ', "t"}, {U'ƀ', "b"},
    {U'ƶ', "z"},  {U'ǥ', "g"},  {U'ɨ', "i"}, {U'ʉ', "u"}, {U'ə', "e"},  {U'ſ', "s"},
}};

void append_folded(std::string& out, char32_t c) {
  const auto spelt =
      std::find_if(kSpelt.begin(), kSpelt.end(), [c](auto& entry) { return entry.first == c; });
  if (spelt != kSpelt.end()) {
    out += spelt->second;
  } else {
    append_utf8(out, c);
  }
}

/// utf8proc's mapping of a whole text. The text is made valid first, so that the library cannot
/// refuse it.
std::string mapped(std::string_view text, int options) {
  std::string valid = to_valid_utf8(text);
  utf8proc_uint8_t* result = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()),
                   static_cast<utf8proc_ssize_t>(valid.size()), &result,
                   static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(result, &std::free);
  if (length < 0) return valid;
  return std::string(reinterpret_cast<const char*>(result), static_cast<std::size_t>(length));
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

template <class Map>
std::string each_code_point(std::string_view text, Map map) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) map(out, decode_utf8(text, i));
  return out;
}

}  // namespace

bool is_letter(char32_t c) {
  const auto k = category(c);
  return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

bool is_mark(char32_t c) {
  const auto k = category(c);
  return k >= UTF8PROC_CATEGORY_MN && k <= UTF8PROC_CATEGORY_ME;
}

bool is_decimal_digit(char32_t c) { return category(c) == UTF8PROC_CATEGORY_ND; }

bool is_space(char32_t c) {
  if ((c >= 9 && c <= 13) || c == ' ' || c == 0x85) return true;
  const auto k = category(c);
  return k >= UTF8PROC_CATEGORY_ZS && k <= UTF8PROC_CATEGORY_ZP;
}

bool is_upper(char32_t c) { return category(c) == UTF8PROC_CATEGORY_LU; }
bool is_lower(char32_t c) { return category(c) == UTF8PROC_CATEGORY_LL; }

bool is_number(char32_t c) {
  const auto k = category(c);
  return k >= UTF8PROC_CATEGORY_ND && k <= UTF8PROC_CATEGORY_NO;
}

bool is_printable(char32_t c) {
  const auto k = category(c);
  return c == ' ' || (k != UTF8PROC_CATEGORY_CN && k < UTF8PROC_CATEGORY_ZS);
}

bool is_invisible_control(char32_t c) {
  const auto k = category(c);
  return k == UTF8PROC_CATEGORY_CC || (k == UTF8PROC_CATEGORY_CF && c != 0x200C && c != 0x200D);
}

char32_t to_upper(char32_t c) {
  return static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(c)));
}
char32_t to_lower(char32_t c) {
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}
char32_t to_title(char32_t c) {
  return static_cast<char32_t>(utf8proc_totitle(static_cast<utf8proc_int32_t>(c)));
}

std::string to_lower(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  return each_code_point(text, [](std::string& out, char32_t c) { append_utf8(out, to_lower(c)); });
}

std::string to_upper(std::string_view text) {
  return each_code_point(text, [](std::string& out, char32_t c) {
    if (c == U'ß') {
      out += "SS";
    } else {
      append_utf8(out, to_upper(c));
    }
  });
}

std::u32string fold_case(char32_t c) {
  std::array<utf8proc_int32_t, 8> folded{};
  int boundary = 0;
  const utf8proc_ssize_t length = utf8proc_decompose_char(
      static_cast<utf8proc_int32_t>(c), folded.data(), folded.size(), UTF8PROC_CASEFOLD, &boundary);
  if (length < 0 || length > static_cast<utf8proc_ssize_t>(folded.size()))
    return std::u32string(1, c);
  return {folded.begin(), folded.begin() + length};
}

std::string fold_case(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  return each_code_point(text, [](std::string& out, char32_t c) {
    for (const char32_t folded : fold_case(c)) append_utf8(out, folded);
  });
}

std::string to_nfc(std::string_view text) {
  return is_ascii(text) ? std::string(text) : mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

namespace {

std::string fold_any(std::string_view text) {
  const std::string bare = mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
                                            UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK);
  return each_code_point(mapped(bare, UTF8PROC_STABLE | UTF8PROC_COMPOSE), append_folded);
}

/// Latin letters up to here fold one by one, whatever stands beside them: most names need no more.
constexpr char32_t kLatinEnd = 0x250;

using LatinFolds = std::array<std::string, kLatinEnd>;

LatinFolds make_latin_folds() {
  LatinFolds folds;
  for (char32_t c = 0; c < kLatinEnd; ++c) folds[c] = fold_any(to_utf8(std::u32string_view(&c, 1)));
  return folds;
}

bool is_latin(std::string_view text) {
  // The first byte of U+0250 in UTF-8 is 0xC9, its second 0x90.
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) continue;
    if (byte < 0xC2 || byte > 0xC9 || i + 1 == text.size()) return false;
    const auto next = static_cast<unsigned char>(text[++i]);
    if (next < 0x80 || next > (byte == 0xC9 ? 0x8F : 0xBF)) return false;
  }
  return true;
}

}  // namespace

std::string fold(std::string_view text) {
  if (is_ascii(text)) return ascii_lower(text);
  if (!is_latin(text)) return fold_any(text);
  static const LatinFolds kFolds = make_latin_folds();
  return each_code_point(text, [](std::string& out, char32_t c) { out += kFolds[c]; });
}

std::string collapse_spaces(std::string_view text) {
  std::string out;
  bool pending = false;
  for (std::size_t i = 0; i < text.size();) {
    const char32_t c = decode_utf8(text, i);
    if (is_space(c)) {
      pending = !out.empty();
      continue;
    }
    if (std::exchange(pending, false)) out += ' ';
    append_utf8(out, c);
  }
  return out;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f\v";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

}  // namespace offprint
