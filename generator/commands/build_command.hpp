// `offprint build`: makes the site and says what it did.
#pragma once

#include "build.hpp"
#include "commands/console.hpp"

namespace offprint {

/// What the summary tells besides the usual.
struct BuildTalk {
  bool verbose = false;  ///< every record that was merged or rejected
  bool timings = false;  ///< how long each stage took
};

/// Builds, unless the site already stands as this build would leave it: then that is said, and the
/// former build's warnings again. Prints diagnostics to standard error and the summary to standard
/// output. Returns the exit status: 0, 1 where content or templates have errors, 2 where `options`
/// name no site.
int run_build(BuildOptions options, const BuildTalk& talk, const Console& console);

}  // namespace offprint
