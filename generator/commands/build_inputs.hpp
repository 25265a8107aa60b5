// All that goes into a build, as one number: equal numbers, equal sites.
#pragma once

#include <cstdint>
#include <optional>

#include "build.hpp"

namespace offprint {

/// A hash of this program and its libraries, of the options that a site depends on, and of path and
/// bytes of every file in content/ and templates/; a file that comes or goes changes it too. What
/// reads content and theme sees no file beside these, no clock and no environment. Nothing where
/// that is not known for sure: a file cannot be read or leads elsewhere, or the program cannot tell
/// which it is. Costs one pass over all bytes, as times and sizes may lie.
std::optional<std::uint64_t> hash_inputs(const BuildOptions& options);

}  // namespace offprint
