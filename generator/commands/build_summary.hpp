// The short table at the end of a build: what became of the records, which pages there are, what
// was written, how long it took, and what is left to be said.
#pragma once

#include <string>

#include "build.hpp"
#include "commands/table.hpp"

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

/// The rows that say the same of each build of one content: those above and below what was written
/// and how long it took.
struct LastingRows {
  std::vector<Row> above, below;
};

LastingRows make_lasting_rows(const BuildReport& report, std::size_t fates = SummaryStyle{}.fates);

/// What a comparison found that left nothing to do.
struct IdleBuild {
  std::size_t files = 0;
  std::uint64_t bytes = 0;        ///< of all files of the site
  double inputs = 0, output = 0;  ///< seconds it took to look at these
};

/// The summary of such a build.
std::string make_summary(LastingRows rows, const IdleBuild& build, const SummaryStyle& style = {});

}  // namespace offprint
