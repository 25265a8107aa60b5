// `offprint permalinks`: keeps content/permalinks.txt, the file of what the site has promised.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "commands/console.hpp"

namespace offprint {

struct PermalinksOptions {
  std::filesystem::path site = ".";    ///< the folder that holds content/
  std::vector<std::string> addresses;  ///< of `remove`
  bool without_trace = false;          ///< of `remove`: a hash takes the place of each
  std::string from, to;                ///< of `move`: two addresses, or folders that end in `/`
};

/// Adds what the site publishes and the file does not have, puts hashes in the place of addresses
/// that hold former names, and sorts the lines. What has lost its page stays, and is told: only the
/// user can know where it went. Lines for further pages of lists go. Returns 0, or 1 where
/// something is lost or the content has errors (then nothing is written).
int run_permalinks_update(const PermalinksOptions& options, const Console& console);

/// Tells what a build would complain of in the file, and how many addresses it does not have yet.
/// Returns 0, or 1 where a build would fail.
int run_permalinks_check(const PermalinksOptions& options, const Console& console);

/// Makes a redirect of an address, or one of each in a folder. Whether something stands at the
/// other end is told by the next build. Returns 0, 1 where the file has errors, 2 where it has no
/// such address.
int run_permalinks_move(const PermalinksOptions& options, const Console& console);

/// Takes addresses off the file, as they stand there or as a browser shows them. Returns 0, 1 where
/// the file has errors, 2 where it does not have one of them (then nothing is written).
int run_permalinks_remove(const PermalinksOptions& options, const Console& console);

}  // namespace offprint
