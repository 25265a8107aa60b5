#include "commands/line_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <vector>

namespace offprint {
namespace {

using Lines = std::span<const std::string_view>;

/// A line of the result; `mark` is ' ', '-' or '+'.
struct Edit {
  char mark;
  std::string_view line;
};
using Edits = std::vector<Edit>;

constexpr int kMostChanges = 1000;
constexpr std::size_t kContext = 3;

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// The furthest x reached on each diagonal k = x - y, as Myers calls them.
class Frontier {
 public:
  explicit Frontier(int most) : most_(most), reached_(2 * static_cast<std::size_t>(most) + 3) {}
  int& operator[](int k) { return reached_[static_cast<std::size_t>(k + most_ + 1)]; }
  int operator[](int k) const { return reached_[static_cast<std::size_t>(k + most_ + 1)]; }

  /// Does the best way to diagonal k with d changes insert a line, rather than delete one?
  bool inserts(int d, int k) const {
    return k == -d || (k != d && (*this)[k - 1] < (*this)[k + 1]);
  }

 private:
  int most_;
  std::vector<int> reached_;
};

/// The way back from the end; `traces[d]` is the frontier before the d-th change.
Edits walk_back(Lines a, Lines b, const std::vector<Frontier>& traces) {
  Edits edits;
  int x = static_cast<int>(a.size()), y = static_cast<int>(b.size());
  const auto keep = [&] { edits.push_back({' ', a[static_cast<std::size_t>(--x)]}), --y; };
  for (int d = static_cast<int>(traces.size()) - 1; d > 0; --d) {
    const Frontier& before = traces[static_cast<std::size_t>(d)];
    const bool inserted = before.inserts(d, x - y);
    const int k = inserted ? x - y + 1 : x - y - 1;
    const int from_x = before[k], from_y = from_x - k;
    while (x > from_x && y > from_y) keep();
    edits.push_back(inserted ? Edit{'+', b[static_cast<std::size_t>(from_y)]}
                             : Edit{'-', a[static_cast<std::size_t>(from_x)]});
    x = from_x;
    y = from_y;
  }
  while (x > 0) keep();
  std::ranges::reverse(edits);
  return edits;
}

Edits replaced(Lines a, Lines b) {
  Edits edits;
  for (const std::string_view line : a) edits.push_back({'-', line});
  for (const std::string_view line : b) edits.push_back({'+', line});
  return edits;
}

Edits fewest_edits(Lines a, Lines b) {
  const int n = static_cast<int>(a.size()), m = static_cast<int>(b.size());
  const int most = std::min(n + m, kMostChanges);
  Frontier reached(most);
  std::vector<Frontier> traces;
  for (int d = 0; d <= most; ++d) {
    traces.push_back(reached);
    for (int k = -d; k <= d; k += 2) {
      int x = reached.inserts(d, k) ? reached[k + 1] : reached[k - 1] + 1;
      while (x < n && x - k < m &&
             a[static_cast<std::size_t>(x)] == b[static_cast<std::size_t>(x - k)])
        ++x;
      reached[k] = x;
      if (x >= n && x - k >= m) return walk_back(a, b, traces);
    }
  }
  return replaced(a, b);
}

/// Both without the lines that they share at begin and end.
Edits edits_between(Lines a, Lines b) {
  const auto [in_a, in_b] = std::ranges::mismatch(a, b);
  const auto head = static_cast<std::size_t>(in_a - a.begin());
  std::size_t tail = 0;
  while (tail < std::min(a.size(), b.size()) - head &&
         a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
    ++tail;
  Edits edits;
  for (const std::string_view line : a.first(head)) edits.push_back({' ', line});
  const Edits middle = fewest_edits(a.subspan(head, a.size() - head - tail),
                                    b.subspan(head, b.size() - head - tail));
  edits.insert(edits.end(), middle.begin(), middle.end());
  for (const std::string_view line : a.last(tail)) edits.push_back({' ', line});
  return edits;
}

/// "12,3"; a part without lines is named by the line before it.
std::string range(std::size_t before, std::size_t count) {
  return count == 1 ? fmt::format("{}", before + 1)
                    : fmt::format("{},{}", count == 0 ? before : before + 1, count);
}

std::size_t count_but(std::span<const Edit> edits, char mark) {
  return static_cast<std::size_t>(
      std::ranges::count_if(edits, [mark](const Edit& edit) { return edit.mark != mark; }));
}

void append_hunk(std::string& out, std::span<const Edit> before, std::span<const Edit> hunk) {
  out += fmt::format("@@ -{} +{} @@\n", range(count_but(before, '+'), count_but(hunk, '+')),
                     range(count_but(before, '-'), count_but(hunk, '-')));
  for (const Edit& edit : hunk) {
    out += edit.mark;
    out.append(edit.line) += '\n';
  }
}

/// The first change at or behind `from`.
std::size_t find_change(const Edits& edits, std::size_t from) {
  while (from < edits.size() && edits[from].mark == ' ') ++from;
  return from;
}

}  // namespace

std::string line_diff(const NamedText& from, const NamedText& to) {
  const std::vector<std::string_view> a = lines_of(from.text), b = lines_of(to.text);
  const Edits edits = edits_between(a, b);
  std::string out;
  for (std::size_t change = find_change(edits, 0); change < edits.size();) {
    const std::size_t begin = change - std::min(change, kContext);
    std::size_t last = change;
    while ((change = find_change(edits, last + 1)) < edits.size() &&
           change - last <= 2 * kContext + 1)
      last = change;
    const std::size_t end = std::min(last + 1 + kContext, edits.size());
    const std::span<const Edit> all(edits);
    append_hunk(out, all.first(begin), all.subspan(begin, end - begin));
  }
  return out.empty() ? out : fmt::format("--- {}\n+++ {}\n{}", from.name, to.name, out);
}

}  // namespace offprint
