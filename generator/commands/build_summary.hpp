// The short table at the end of a build: what became of the records, which pages there are, what
// was written, how long it took, and what is left to be said.
#pragma once

#include <string>

#include "build.hpp"

namespace offprint {

struct SummaryStyle {
  bool color = false;       ///< labels stand out, by ANSI codes
  std::size_t columns = 0;  ///< lines are broken at that width; 0: each row is one line
  bool stages = false;      ///< a line for each stage and its time
  std::size_t fates = 10;   ///< so many merged and rejected records are told one by one
};

/// Rows of a label and a text:
///
///     records  254 read: 250 rendered, 4 merged, 0 rejected
///     pages    812: home 1, publication 250, …
std::string make_summary(const BuildReport& report, const SummaryStyle& style = {});

}  // namespace offprint
