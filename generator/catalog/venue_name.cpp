#include "catalog/venue_name.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace offprint {
namespace {

/// Words that do not tell one series from another. Sorted.
constexpr std::array<std::string_view, 29> kFillers{"aaai/acm", "acm",         "advances",
                                                    "american", "annual",      "an",
                                                    "and",      "chapter",     "computer-society",
                                                    "conf",     "conference",  "cvf",
                                                    "for",      "ieee",        "ieee/cvf",
                                                    "ieee/rsj", "in",          "international",
                                                    "int",      "intl",        "joint",
                                                    "meeting",  "of",          "on",
                                                    "proc",     "proceedings", "sigkdd",
                                                    "the",      "usenix"};

constexpr std::array<std::string_view, 10> kTens{"ten",   "twenty",  "thirty", "forty",  "fifty",
                                                 "sixty", "seventy", "eighty", "ninety", "hundred"};
constexpr std::array<std::string_view, 29> kOrdinals{
    "first",      "second",     "third",     "fourth",    "fifth",       "sixth",
    "seventh",    "eighth",     "ninth",     "tenth",     "eleventh",    "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth",  "thirtieth", "fortieth",  "fiftieth",    "sixtieth",
    "seventieth", "eightieth",  "ninetieth", "hundredth", "nth"};

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "42nd", "forty-second", "thirty-eighth", "second".
bool is_ordinal(std::string_view word) {
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  if (digits > 0) {
    const std::string_view ending = word.substr(digits);
    return ending == "st" || ending == "nd" || ending == "rd" || ending == "th";
  }
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos) return contains(kOrdinals, word);
  return contains(kTens, word.substr(0, hyphen)) && contains(kOrdinals, word.substr(hyphen + 1));
}

std::optional<int> year_of(std::string_view word) {
  if (word.size() == 4 && is_digits(word) && word >= "1800" && word < "2200")
    return std::stoi(std::string(word));
  return std::nullopt;
}

/// "'24" and "24" after an apostrophe: 1970 to 2069.
int full_year(std::string_view two_digits) {
  const int year = std::stoi(std::string(two_digits));
  return year < 70 ? 2000 + year : 1900 + year;
}

/// The printed words; an apostrophe with two digits ("ICCV'25", "CVPR '24", curly ones too) becomes
/// a word of four.
std::vector<std::string> words_of(std::string_view title, int& year) {
  std::vector<std::string> words(1);
  const std::u32string text = to_utf32(title);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto digit = [&](std::size_t at) {
      return at < text.size() && text[at] >= '0' && text[at] <= '9';
    };
    const bool apostrophe = text[i] == '\'' || text[i] == U'’' || text[i] == U'‘';
    if (apostrophe && digit(i + 1) && digit(i + 2) && !digit(i + 3)) {
      year = full_year(to_utf8(text.substr(i + 1, 2)));
      i += 2;
      words.emplace_back();
    } else if (is_space(text[i]) || text[i] == ',' || text[i] == ':' || text[i] == ';' ||
               text[i] == '(' || text[i] == ')') {
      words.emplace_back();
    } else {
      append_utf8(words.back(), text[i]);
    }
  }
  std::erase(words, "");
  return words;
}

void append_word(std::string& text, std::string_view word) {
  if (!text.empty()) text += ' ';
  text += word;
}

/// A folded word, only letters and digits, as the key has it.
std::string bare(std::string_view word) {
  std::string out;
  for (const char c : word) {
    const bool keep =
        static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (keep) out += c;
  }
  return out;
}

}  // namespace

VenueName parse_venue_name(std::string_view title) {
  VenueName result;
  std::string everything;
  for (const std::string& word : words_of(title, result.year)) {
    const std::string folded = fold(word);
    if (const std::optional<int> year = year_of(folded)) {
      result.year = *year;
      continue;
    }
    if (is_ordinal(folded)) continue;
    append_word(result.name, word);
    const std::string letters = bare(folded);
    if (letters.empty()) continue;
    append_word(everything, letters);
    if (!contains(kFillers, std::string_view(folded)) &&
        !contains(kFillers, std::string_view(letters)))
      append_word(result.key, letters);
  }
  if (result.key.empty()) result.key = everything;
  return result;
}

bool matches_pattern(std::string_view text, std::string_view pattern) {
  std::size_t t = 0, p = 0, star = std::string_view::npos, resume = 0;
  while (t < text.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = p++;
      resume = t;
    } else if (p < pattern.size() && pattern[p] == text[t]) {
      ++p, ++t;
    } else if (star != std::string_view::npos) {
      p = star + 1;
      t = ++resume;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', p) == std::string_view::npos;
}

}  // namespace offprint
