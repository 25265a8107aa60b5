// The sign by which an output folder is known as one of ours.
#pragma once

#include <string_view>

namespace offprint {

/// What `.nojekyll` of every site holds. The renderer makes that page, the writer looks for its
/// bytes in a folder of which it has no manifest: a fresh clone or a cache of a CI service that
/// holds a former build.
inline constexpr std::string_view kFolderMark =
    "made by offprint, which replaces and removes files of its own in this folder\n";

}  // namespace offprint
