// What became of the parts of an old site: a line a part, with its place.
#pragma once

#include <string>
#include <vector>

namespace offprint {

/// "_config.yml:12" and what there is to say of it.
struct LedgerLine {
  std::string from;
  std::string text;
};

/// Every part of an old site stands in one of the two lists, or nobody knows of it.
struct Ledger {
  std::vector<LedgerLine> carried;  ///< and where it stands now
  std::vector<LedgerLine> left;     ///< and why
};

/// Both lists, each by place, under a heading.
std::string format(const Ledger& ledger);

}  // namespace offprint
