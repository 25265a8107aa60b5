#include "lint/lost_dots.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "base/unicode.hpp"

namespace offprint {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper_ascii(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower_ascii(char c) { return c >= 'a' && c <= 'z'; }
bool is_alphanumeric(char c) { return is_digit(c) || is_upper_ascii(c) || is_lower_ascii(c); }

/// Words between blanks, without the punctuation around them.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    std::string_view word = text.substr(0, space);
    text.remove_prefix(std::min(space + 1, text.size()));
    while (!word.empty() && !is_alphanumeric(word.front())) word.remove_prefix(1);
    while (!word.empty() && !is_alphanumeric(word.back())) word.remove_suffix(1);
    if (!word.empty()) words.push_back(word);
  }
  return words;
}

/// Dots inside a word, letters or digits on both sides of each.
bool has_inner_dot(std::string_view word) {
  for (std::size_t i = word.find('.'); i != std::string_view::npos; i = word.find('.', i + 1)) {
    if (i > 0 && i + 1 < word.size() && is_alphanumeric(word[i - 1]) &&
        is_alphanumeric(word[i + 1]))
      return true;
  }
  return false;
}

std::string without_dots(std::string_view word) {
  std::string out(word);
  std::erase(out, '.');
  return out;
}

bool is_number(std::string_view word) { return std::ranges::all_of(word, is_digit); }

/// Where the abstract has the same words, but for a dot.
class Witness {
 public:
  explicit Witness(std::string_view abstract) : words_(words_of(abstract)) {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (has_inner_dot(words_[i])) dotted_.emplace(without_dots(words_[i]), i);
    }
  }

  /// How the abstract spells the i-th word of a title, if it is with a dot; else nothing. A number
  /// alone says too little, so the word before it must be the same.
  std::string_view spelling(const std::vector<std::string_view>& title, std::size_t i) const {
    const std::string_view word = title[i];
    const auto found = dotted_.find(std::string(word));
    if (found == dotted_.end() || std::ranges::find(words_, word) != words_.end()) return {};
    const std::size_t at = found->second;
    const bool enough =
        is_number(word) ? i > 0 && at > 0 && words_[at - 1] == title[i - 1] : word.size() >= 4;
    return enough ? words_[at] : std::string_view();
  }

 private:
  std::vector<std::string_view> words_;
  std::unordered_map<std::string, std::size_t> dotted_;
};

/// Words before a number that count or name something, not software.
bool counts_things(std::string_view word) {
  constexpr std::array<std::string_view, 22> kCounting{
      "age",   "agenda",  "apollo", "article", "beyond", "chapter", "covid",   "day",
      "first", "horizon", "last",   "level",   "over",   "part",    "section", "step",
      "the",   "top",     "under",  "vision",  "week",   "year"};
  return std::ranges::binary_search(kCounting, std::string_view(to_lower(word)));
}

/// "20" and "v10" as a version is printed: "2.0", "v1.0"; empty for every other word.
std::string as_version(std::string_view word) {
  const bool named = word.size() == 3 && (word[0] == 'v' || word[0] == 'V');
  const std::string_view number = named ? word.substr(1) : word;
  if (number.size() != 2 || number[1] != '0' || number[0] < (named ? '1' : '2') || number[0] > '5')
    return {};
  return std::string(word.substr(0, word.size() - 1)) + ".0";
}

/// "BigDL 20: …": a title that begins with a name of one to three words and a version.
LostDots find_version(std::string_view title) {
  const std::size_t colon = title.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string_view name = title.substr(0, colon);
  const std::vector<std::string_view> words = words_of(name);
  if (words.size() < 2 || words.size() > 4 || counts_things(words[words.size() - 2])) return {};
  const std::string version = as_version(words.back());
  if (version.empty() || !is_upper_ascii(words.front().front())) return {};
  const auto stem = static_cast<std::size_t>(words.back().data() - name.data());
  if (stem + words.back().size() != name.size()) return {};
  return {std::string(name), std::string(name.substr(0, stem)) + version, false};
}

/// The word and, of a number, the one before it, as the title prints them.
LostDots spelt_with_dots(const std::vector<std::string_view>& title, std::size_t i,
                         std::string_view spelling) {
  const bool number = is_number(title[i]);
  const std::string before = number ? std::string(title[i - 1]) + " " : "";
  return {before + std::string(title[i]), before + std::string(spelling), true};
}

}  // namespace

LostDots find_lost_dots(std::string_view title, std::string_view abstract) {
  constexpr std::size_t kLongestTitle = 1000;
  if (title.size() > kLongestTitle || title.find('.') != std::string_view::npos) return {};
  const std::vector<std::string_view> words = words_of(title);
  if (has_inner_dot(abstract)) {
    const Witness witness(abstract);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (const std::string_view spelling = witness.spelling(words, i); !spelling.empty())
        return spelt_with_dots(words, i, spelling);
    }
  }
  return find_version(title);
}

}  // namespace offprint
