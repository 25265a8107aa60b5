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

/// The acronym of a series, and the year behind it or 0.
struct Acronym {
  std::string word;
  int year = 0;
};

/// "SIGIR", "MobiSys", "ACL/IJCNLP"; not a country.
bool is_acronym(std::string_view word) {
  constexpr std::size_t kLongest = 16;
  const auto upper = std::ranges::count_if(word, [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool plain = std::ranges::all_of(word, [](char c) { return c > ' ' && c != '.'; });
  return upper >= 2 && plain && word.size() <= kLongest && word != "USA" && word != "UK";
}

/// What "SIGIR 2025", "SIGMOD Conference 2020", "CHI '24" and, in brackets, "ECCV" say.
std::optional<Acronym> find_acronym(std::string_view text, bool in_brackets) {
  constexpr std::size_t kMostWords = 3;
  Acronym acronym;
  std::vector<std::string> words = words_of(text, acronym.year);
  if (words.empty() || words.size() > kMostWords || !is_acronym(words.front())) return std::nullopt;
  if (acronym.year == 0) acronym.year = year_of(words.back()).value_or(0);
  if (acronym.year == 0 && !(in_brackets && words.size() == 1)) return std::nullopt;
  acronym.word = std::move(words.front());
  return acronym;
}

/// Cuts "(MINE)" out of "Conference on Mining (MINE), 2020".
std::optional<Acronym> cut_bracketed(std::string& title) {
  const std::size_t open = title.rfind('(');
  if (open == std::string::npos || open == 0) return std::nullopt;
  const std::size_t close = title.find(')', open);
  if (close == std::string::npos) return std::nullopt;
  auto acronym = find_acronym(title.substr(open + 1, close - open - 1), true);
  if (acronym) title.erase(open, close + 1 - open);
  return acronym;
}

/// Cuts all from the first comma on off "Conference on Mining, MINE 2020, Bonn, Germany, May 3-5".
std::optional<Acronym> cut_listed(std::string& title) {
  for (std::size_t comma = title.find(','); comma != std::string::npos;) {
    const std::size_t next = title.find(',', comma + 1);
    auto acronym = find_acronym(title.substr(comma + 1, next - comma - 1), false);
    if (acronym) {
      title.resize(comma);
      return acronym;
    }
    comma = next;
  }
  return std::nullopt;
}

/// What is held beside a conference is not the conference.
bool is_held_beside(std::string_view word) {
  constexpr std::array<std::string_view, 7> kBeside{
      "workshop", "workshops", "companion", "findings", "adjunct", "tutorial", "doctoral"};
  return contains(kBeside, word);
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
  std::string series(title), everything;
  auto acronym = cut_listed(series);
  if (!acronym) acronym = cut_bracketed(series);
  if (acronym) result.year = acronym->year;
  for (const std::string& word : words_of(series, result.year)) {
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
    if (is_held_beside(letters)) acronym.reset();
    if (!contains(kFillers, std::string_view(folded)) &&
        !contains(kFillers, std::string_view(letters)))
      append_word(result.key, letters);
  }
  if (result.key.empty()) result.key = everything;
  if (acronym) result.acronym = std::move(acronym->word);
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
