#include "lint/broken_words.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <unordered_map>

#include "base/parallel.hpp"
#include "base/unicode.hpp"

namespace offprint {
namespace {

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Letters of any script and hyphens make a word here; all else parts words.
bool is_word_character(char c) {
  return is_small(small(c)) || c == '-' || static_cast<unsigned char>(c) >= 0x80;
}

/// FNV-1a, byte by byte, so that a word is hashed while it is found.
constexpr std::uint64_t kHashStart = 0xcbf29ce484222325;
std::uint64_t hash_on(std::uint64_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(small(c))) * 0x100000001b3;
}

std::uint64_t hash_on(std::uint64_t hash, std::string_view word) {
  for (const char c : word) hash = hash_on(hash, c);
  return hash;
}

/// Calls `take(hash)` for each word.
template <class Take>
void for_each_word(std::string_view text, const Take& take) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    std::uint64_t hash = kHashStart;
    for (; i < text.size() && is_word_character(text[i]); ++i) hash = hash_on(hash, text[i]);
    if (i > begin) take(hash);
    i += i == begin;
  }
}

/// How often the words occur of which it matters.
class Census {
 public:
  void want(std::uint64_t hash) {
    if (!slots_.try_emplace(hash, slots_.size()).second) return;
    counts_.emplace_back(0);
    filter_[hash % filter_.size()] = true;
  }

  /// Counts in one text; may be called by many threads, once nothing more is wanted.
  void count(std::string_view text) {
    for_each_word(text, [&](std::uint64_t hash) {
      if (!filter_[hash % filter_.size()]) return;
      if (const auto slot = slots_.find(hash); slot != slots_.end())
        counts_[slot->second].fetch_add(1, std::memory_order_relaxed);
    });
  }

  std::uint32_t of(std::uint64_t hash) const {
    const auto slot = slots_.find(hash);
    return slot == slots_.end() ? 0 : counts_[slot->second].load(std::memory_order_relaxed);
  }

 private:
  std::unordered_map<std::uint64_t, std::size_t> slots_;
  std::deque<std::atomic<std::uint32_t>> counts_;
  std::vector<bool> filter_ = std::vector<bool>(1u << 20);
};

/// The words that a hyphen's two sides can make, by their hashes.
struct Form {
  std::uint64_t joined, hyphened, left, right;
};

Form make_form(std::string_view left, std::string_view right) {
  const std::uint64_t begin = hash_on(kHashStart, left);
  return {hash_on(begin, right), hash_on(hash_on(begin, '-'), right), begin,
          hash_on(kHashStart, right)};
}

/// A hyphen that a line's end may have left.
struct Candidate {
  std::size_t record;
  std::string_view key;
  std::size_t begin;  ///< of the left side, in the text
  std::string_view left, right;
  bool blank;  ///< a blank follows the hyphen
  std::size_t form;

  std::string joined() const { return std::string(left) + std::string(right); }
  std::string hyphened() const { return std::string(left) + "-" + std::string(right); }
  std::string printed() const {
    return std::string(left) + (blank ? "- " : "-") + std::string(right);
  }
};

/// Words in front of a hyphen that belong there, and words that follow a suspended one.
bool is_prefix(std::string_view word) {
  constexpr std::array<std::string_view, 56> kPrefixes{
      "anti",  "audio", "auto", "bi",    "bio",     "co",    "counter", "cross", "cyber",  "de",
      "di",    "dis",   "e",    "ego",   "electro", "en",    "ever",    "ex",    "geo",    "hetero",
      "homo",  "hyper", "in",   "infra", "inter",   "intra", "iso",     "macro", "meta",   "micro",
      "mid",   "mini",  "mono", "multi", "neuro",   "non",   "omni",    "out",   "over",   "para",
      "photo", "poly",  "post", "pre",   "pseudo",  "quasi", "re",      "semi",  "spatio", "sub",
      "super", "trans", "tri",  "ultra", "un",      "uni"};
  return std::ranges::binary_search(kPrefixes, std::string_view(to_lower(word)));
}

bool suspends(std::string_view right) {
  constexpr std::array<std::string_view, 23> kWords{
      "and", "as", "at", "bis", "but", "by",   "et",   "for", "from", "in",     "into", "is",
      "nor", "of", "on", "or",  "ou",  "than", "then", "to",  "und",  "versus", "with"};
  return std::ranges::binary_search(kWords, right) || right == "vs" || right == "via" ||
         right == "y" || right == "e" || right == "o";
}

class Search {
 public:
  explicit Search(const std::vector<Record>& records) : records_(records) {}

  std::vector<BrokenWord> run() {
    for (std::size_t i = 0; i < records_.size(); ++i) {
      collect(i, "title", records_[i].title);
      collect(i, "abstract", records_[i].abstract);
    }
    if (!candidates_.empty()) count();
    std::vector<BrokenWord> broken;
    for (const Candidate& candidate : candidates_) judge(candidate, broken);
    return broken;
  }

 private:
  void collect(std::size_t record, std::string_view key, std::string_view text) {
    for (std::size_t i = text.find('-'); i != std::string_view::npos; i = text.find('-', i + 1)) {
      const bool blank = i + 1 < text.size() && text[i + 1] == ' ';
      const std::string_view left = word_before(text, i);
      const std::string_view right = word_behind(text, i + (blank ? 2 : 1));
      const std::size_t begin = i - left.size();
      if (blank ? may_be_break(text, begin, left, right) : is_compound(left, right))
        add({record, key, begin, left, right, blank, 0});
    }
  }

  /// Word characters up to a position, and from one on; nothing where no word is so long.
  static std::string_view word_before(std::string_view text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && end - begin <= kLongest && is_word_character(text[begin - 1])) --begin;
    return end - begin > kLongest ? std::string_view() : text.substr(begin, end - begin);
  }

  static std::string_view word_behind(std::string_view text, std::size_t begin) {
    std::size_t end = begin;
    while (end < text.size() && end - begin <= kLongest && is_word_character(text[end])) ++end;
    return end - begin > kLongest ? std::string_view() : text.substr(begin, end - begin);
  }

  /// "recog- nition": the left side is a whole word, and the right side goes on in no list.
  static bool may_be_break(std::string_view text, std::size_t begin, std::string_view left,
                           std::string_view right) {
    const std::size_t end = begin + left.size() + 2 + right.size();
    const bool whole = begin == 0 || text[begin - 1] == ' ' || text[begin - 1] == '(';
    const bool list =
        right.find('-') != std::string_view::npos || (end < text.size() && text[end] == '/');
    return whole && !list && left.size() >= 2 && !left.ends_with('-') && right.size() >= 2 &&
           !suspends(right);
  }

  /// "demon-strate": one hyphen, and nothing that speaks for it.
  static bool is_compound(std::string_view left, std::string_view right) {
    return left.size() >= 2 && right.size() >= 3 && std::ranges::all_of(right, is_small) &&
           left.find('-') == std::string_view::npos && !is_prefix(left);
  }

  void add(Candidate candidate) {
    const Form form = make_form(candidate.left, candidate.right);
    const auto [known, fresh] = form_of_.try_emplace(form.hyphened, forms_.size());
    candidate.form = known->second;
    candidates_.push_back(candidate);
    if (!fresh) return;
    forms_.push_back(form);
    for (const std::uint64_t hash : {form.joined, form.hyphened, form.left, form.right})
      census_.want(hash);
  }

  void count() {
    for_each_run(records_.size(), 256, number_of_threads(0),
                 [&](std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i) {
                     census_.count(records_[i].title);
                     census_.count(records_[i].abstract);
                   }
                 });
  }

  void judge(const Candidate& candidate, std::vector<BrokenWord>& broken) const {
    const Form& form = forms_[candidate.form];
    if (!candidate.blank && !is_broken(form)) return;
    const std::uint32_t hyphened = census_.of(form.hyphened);
    std::string meant;
    if (census_.of(form.joined) > hyphened) {
      meant = candidate.joined();
    } else if (hyphened > 0) {
      meant = candidate.hyphened();
    }
    if (candidate.blank && meant.empty() && may_be_dash(candidate)) return;
    broken.push_back(
        {candidate.record, candidate.key, candidate.begin, candidate.printed(), std::move(meant)});
  }

  /// The collection prints the word whole, and at least its end is no word. Where the beginning is
  /// one ("improve-ment", but "crowd-sourcing" too), only a great majority counts.
  bool is_broken(const Form& form) const {
    const std::uint32_t joined = census_.of(form.joined);
    if (joined < 2 || census_.of(form.right) > 0) return false;
    return joined >= (census_.of(form.left) > 0 ? 50 : 4) * census_.of(form.hyphened);
  }

  /// "the dataset- Rope": who writes so means a dash.
  static bool may_be_dash(const Candidate& candidate) {
    return std::ranges::all_of(candidate.left, is_small) && !is_small(candidate.right.front());
  }

  static constexpr std::size_t kLongest = 64;

  const std::vector<Record>& records_;
  std::vector<Candidate> candidates_;
  std::vector<Form> forms_;
  std::unordered_map<std::uint64_t, std::size_t> form_of_;  ///< by the hyphened word
  Census census_;
};

}  // namespace

std::vector<BrokenWord> find_broken_words(const std::vector<Record>& records) {
  return Search(records).run();
}

}  // namespace offprint
