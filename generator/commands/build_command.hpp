// `offprint build`: makes the site and says what it did.
#pragma once

#include "build.hpp"
#include "commands/console.hpp"

namespace offprint {

/// Builds, prints diagnostics to standard error and the summary to standard output; `verbose` tells
/// of every record that was merged or rejected. Returns the exit status: 0, 1 where content or
/// templates have errors, 2 where `options` name no site.
int run_build(BuildOptions options, bool verbose, const Console& console);

}  // namespace offprint
