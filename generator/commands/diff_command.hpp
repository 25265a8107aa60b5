// `offprint diff`: what changed between two builds of a site.
#pragma once

#include <filesystem>
#include <string>

#include "commands/console.hpp"

namespace offprint {

struct DiffOptions {
  std::filesystem::path before, after;  ///< each an output folder or a manifest
  std::filesystem::path site = ".";     ///< whose ledger tells which addresses are told nowhere
  std::string format = "text";          ///< or "html", "json"
  bool all = false;                     ///< long lists are not cut
};

/// Prints the changes to standard output. Returns 0 where there is none, 1 where there is one, 2
/// where one of the two cannot be read, as diff(1) does.
int run_diff(const DiffOptions& options, const Console& console);

}  // namespace offprint
