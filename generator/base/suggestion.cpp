#include "base/suggestion.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>
#include <utility>

namespace offprint {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c == '_' ? '-' : c; }

constexpr std::size_t kLongest = 64;

/// Edit distance in which swapping two neighbours costs one (Damerau, restricted), without regard
/// to case; `limit` where it is not below that. Both are at most kLongest bytes. Unknown keys may
/// stand in every one of 100,000 records, so hopeless pairs are given up early.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) >= limit) return limit;
  std::array<std::uint8_t, kLongest + 1> rows[3] = {};
  auto *before = &rows[0], *last = &rows[1], *row = &rows[2];
  std::iota(last->begin(), last->end(), std::uint8_t{0});
  std::size_t least_of_last = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t least = (*row)[0] = static_cast<std::uint8_t>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const bool same = lower(a[i - 1]) == lower(b[j - 1]);
      int d = std::min({(*last)[j] + 1, (*row)[j - 1] + 1, (*last)[j - 1] + !same});
      const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                           lower(a[i - 2]) == lower(b[j - 1]);
      if (swapped) d = std::min(d, (*before)[j - 2] + 1);
      (*row)[j] = static_cast<std::uint8_t>(d);
      least = std::min<std::size_t>(least, (*row)[j]);
    }
    if (std::min(least, least_of_last) >= limit) return limit;
    least_of_last = least;
    std::swap(before, last);
    std::swap(last, row);
  }
  return (*last)[b.size()];
}

/// "alias" of "aliases", or the other way round.
bool is_beginning(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  return a.size() >= 4 && b.size() - a.size() <= 3 && b.starts_with(a);
}

}  // namespace

std::string_view closest(std::string_view name, std::span<const std::string_view> candidates) {
  std::string_view best;
  // One letter is not a misspelling of another.
  std::size_t least = std::min(std::max<std::size_t>(1, name.size() / 3) + 1, name.size());
  for (const std::string_view candidate : candidates) {
    if (name.size() > kLongest || candidate.size() > kLongest) continue;
    const std::size_t d = is_beginning(name, candidate) ? 1 : distance(name, candidate, least);
    if (d < least) least = d, best = candidate;
  }
  return best;
}

std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates) {
  const std::string_view best = closest(name, candidates);
  return best.empty() ? std::string() : "did you mean `" + std::string(best) + "`?";
}

}  // namespace offprint
