#include "migrate/ledger.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace offprint {
namespace {

constexpr std::size_t kWidest = 48;

std::string format(const char* heading, const std::vector<LedgerLine>& lines) {
  std::size_t width = 0;
  for (const LedgerLine& line : lines)
    if (line.from.size() <= kWidest) width = std::max(width, line.from.size());
  std::string text = fmt::format("{}:{}\n", heading, lines.empty() ? " nothing" : "");
  for (const LedgerLine& line : lines)
    text += fmt::format("  {:<{}}  {}\n", line.from, width, line.text);
  return text;
}

}  // namespace

std::string format(const Ledger& ledger) {
  std::string text =
      format("carried over", ledger.carried) + format("not carried over", ledger.left);
  if (!ledger.samples.empty())
    text += format("looks like the theme's sample; delete it if it is not yours", ledger.samples);
  if (!ledger.lost.empty()) text += format("old addresses that lead nowhere now", ledger.lost);
  return text;
}

}  // namespace offprint
