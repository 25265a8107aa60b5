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
  return format("carried over", ledger.carried) + format("not carried over", ledger.left);
}

}  // namespace offprint
