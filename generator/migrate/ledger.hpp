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

/// Every part of an old site stands in one of the first two lists, or nobody knows of it.
struct Ledger {
  std::vector<LedgerLine> carried;  ///< and where it stands now
  std::vector<LedgerLine> left;     ///< and why
  std::vector<LedgerLine> samples;  ///< what was carried over and may be nobody's
  std::vector<LedgerLine> lost;     ///< addresses of it at which nothing stands any more
};

/// The lists, each under a heading; of samples and lost addresses only if there are any.
std::string format(const Ledger& ledger);

}  // namespace offprint
