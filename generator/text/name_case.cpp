#include "text/name_case.hpp"

#include <algorithm>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/folded_words.hpp"

namespace offprint {
namespace {

/// "Mc" of "McDONALD" is spelled so among capitals, too.
std::string_view without_mac(std::string_view word) {
  return word.starts_with("Mc") ? word.substr(2) : word;
}

std::string given_in_display_case(const std::string& given) {
  std::string out;
  for (std::size_t begin = 0; begin < given.size();) {
    const std::size_t end = std::min(given.find(' ', begin), given.size());
    const std::string word = given.substr(begin, end - begin);
    if (begin > 0) out += ' ';
    out += is_in_capitals(word) ? in_display_case(word) : word;
    begin = end + 1;
  }
  return out;
}

}  // namespace

bool is_all_upper(std::string_view word) {
  bool upper = false;
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = decode_utf8(word, i);
    if (is_lower(c)) return false;
    upper |= is_upper(c);
  }
  return upper;
}

bool is_in_capitals(std::string_view word) {
  const bool acronym = word.find_first_of("0123456789.&/@+") != std::string_view::npos;
  if (acronym || !is_all_upper(without_mac(word))) return false;
  const std::string folded = folded_words(word);
  const auto letters = folded.size() - std::ranges::count(folded, ' ');
  return letters > 3 || (letters == 3 && folded.find_first_of("aeiouy") != std::string::npos);
}

std::string in_display_case(std::string_view text) {
  std::u32string out;
  const std::u32string letters = to_utf32(text);
  for (std::size_t i = 0; i < letters.size(); ++i) {
    const bool begins =
        i == 0 || std::u32string_view(U" -'’").find(letters[i - 1]) != std::u32string_view::npos;
    const bool behind_mac = i > 1 && letters[i - 1] == U'c' && letters[i - 2] == U'M';
    out += begins || behind_mac ? letters[i] : to_lower(letters[i]);
  }
  return to_utf8(out);
}

void settle_case(PrintedName& name) {
  const bool has_given = !name.given.empty();
  if (!has_given || !is_in_capitals(name.family)) return;
  name.family = in_display_case(name.family);
  name.given = given_in_display_case(name.given);
}

}  // namespace offprint
