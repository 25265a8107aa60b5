// `offprint check`: what is wrong with a site's content, and what became of every record.
#pragma once

#include <filesystem>

#include "commands/console.hpp"

namespace offprint {

struct CheckOptions {
  std::filesystem::path site = ".";  ///< the folder that holds content/
  std::filesystem::path report;      ///< where the JSON report goes; empty: nowhere
  std::filesystem::path fix_file;    ///< where proposed corrections go; empty: nowhere
  bool strict = false;               ///< warnings count as errors
  bool verbose = false;              ///< every record and every finding is told
};

/// Checks, prints diagnostics to standard error and the account to standard output. An existing fix
/// file is not written over. Returns the exit status: 0, 1 where the content has errors (or, if
/// `strict`, warnings), 2 where `options` name no site or a fix file that exists.
int run_check(const CheckOptions& options, const Console& console);

}  // namespace offprint
