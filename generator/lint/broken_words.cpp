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

std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = kHashStart;
  for (const char c : word) hash = hash_on(hash, c);
  return hash;
}

/// Calls `take(begin, end, hash)` for each word.
template <class Take>
void for_each_word(std::string_view text, const Take& take) {
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t begin = i;
    std::uint64_t hash = kHashStart;
    for (; i < text.size() && is_word_character(text[i]); ++i) hash = hash_on(hash, text[i]);
    if (i > begin) take(begin, i, hash);
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
    for_each_word(text, [&](std::size_t, std::size_t, std::uint64_t hash) {
      if (!filter_[hash % filter_.size()]) return;
      if (const auto slot = slots_.find(hash); slot != slots_.end())
        counts_[slot->second].fetch_add(1, std::memory_order_relaxed);
    });
  }

  std::uint32_t of(std::string_view word) const {
    const auto slot = slots_.find(hash_of(word));
    return slot == slots_.end() ? 0 : counts_[slot->second].load(std::memory_order_relaxed);
  }

 private:
  std::unordered_map<std::uint64_t, std::size_t> slots_;
  std::deque<std::atomic<std::uint32_t>> counts_;
  std::vector<bool> filter_ = std::vector<bool>(1u << 20);
};

/// A hyphen that a line's end may have left.
struct Candidate {
  std::size_t record;
  std::string_view key;
  std::string_view text;   ///< the whole text
  std::size_t begin, end;  ///< in it: "recog- nition"
  std::string_view left, right;
  bool blank;  ///< a blank follows the hyphen

  std::string joined() const { return std::string(left) + std::string(right); }
  std::string hyphened() const { return std::string(left) + "-" + std::string(right); }
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
    std::size_t former = std::string_view::npos;
    for_each_word(text, [&](std::size_t begin, std::size_t end, std::uint64_t) {
      const bool behind_break = former != std::string_view::npos && text[begin - 1] == ' ' &&
                                text[begin - 2] == '-' && begin - 1 == former_end_;
      if (behind_break) add_with_blank(record, key, text, former, begin, end);
      add_without_blank(record, key, text, begin, end);
      former = begin, former_end_ = end;
    });
  }

  void add_with_blank(std::size_t record, std::string_view key, std::string_view text,
                      std::size_t former, std::size_t begin, std::size_t end) {
    const std::string_view left = text.substr(former, begin - 2 - former);
    const std::string_view right = text.substr(begin, end - begin);
    const bool whole = former == 0 || text[former - 1] == ' ' || text[former - 1] == '(';
    const bool list =
        right.find('-') != std::string_view::npos || (end < text.size() && text[end] == '/');
    if (!whole || list || left.size() < 2 || left.ends_with('-') || right.size() < 2 ||
        suspends(right))
      return;
    add({record, key, text, former, end, left, right, true});
  }

  void add_without_blank(std::size_t record, std::string_view key, std::string_view text,
                         std::size_t begin, std::size_t end) {
    const std::string_view word = text.substr(begin, end - begin);
    const std::size_t hyphen = word.find('-');
    if (hyphen == std::string_view::npos || word.find('-', hyphen + 1) != std::string_view::npos)
      return;
    const std::string_view left = word.substr(0, hyphen), right = word.substr(hyphen + 1);
    if (left.size() < 2 || right.size() < 3 || !std::ranges::all_of(right, is_small) ||
        is_prefix(left))
      return;
    add({record, key, text, begin, end, left, right, false});
  }

  void add(const Candidate& candidate) {
    candidates_.push_back(candidate);
    for (const std::string& word : {candidate.joined(), candidate.hyphened(),
                                    std::string(candidate.left), std::string(candidate.right)})
      census_.want(hash_of(word));
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
    const std::uint32_t joined = census_.of(candidate.joined());
    const std::uint32_t hyphened = census_.of(candidate.hyphened());
    std::string meant;
    if (joined > hyphened) {
      meant = candidate.joined();
    } else if (candidate.blank && hyphened > 0) {
      meant = candidate.hyphened();
    }
    if (candidate.blank ? meant.empty() && may_be_dash(candidate)
                        : !is_broken(candidate, joined, hyphened))
      return;
    const std::string_view printed =
        candidate.text.substr(candidate.begin, candidate.end - candidate.begin);
    broken.push_back(
        {candidate.record, candidate.key, candidate.begin, std::string(printed), std::move(meant)});
  }

  /// The collection prints the word whole, and at least its end is no word. Where the beginning is
  /// one ("improve-ment", but "crowd-sourcing" too), only a great majority counts.
  bool is_broken(const Candidate& candidate, std::uint32_t joined, std::uint32_t hyphened) const {
    if (joined < 2 || census_.of(candidate.right) > 0) return false;
    return joined >= (census_.of(candidate.left) > 0 ? 50 : 4) * hyphened;
  }

  /// "the dataset- Rope": who writes so means a dash.
  static bool may_be_dash(const Candidate& candidate) {
    return std::ranges::all_of(candidate.left, is_small) && !is_small(candidate.right.front());
  }

  const std::vector<Record>& records_;
  std::vector<Candidate> candidates_;
  Census census_;
  std::size_t former_end_ = 0;
};

}  // namespace

std::vector<BrokenWord> find_broken_words(const std::vector<Record>& records) {
  return Search(records).run();
}

}  // namespace offprint
