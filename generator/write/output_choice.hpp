// Whether a folder may become the output folder of a site: the guard against `--out ~`.
#pragma once

#include <filesystem>

namespace offprint {

/// The path without links, `..` and a slash at its end; the folder need not exist.
std::filesystem::path to_canonical(const std::filesystem::path& folder);

/// Refuses, by std::system_error, an `out` that is `/`, the home folder, the folder of `state` (the
/// site's) or one above it, or lies in the site's content/, templates/ or state. Both paths are
/// canonical.
void check_location(const std::filesystem::path& out, const std::filesystem::path& state);

/// Refuses an `out` that holds files and is not known as ours by base/folder_mark.hpp. What begins
/// with a dot (`.git`, `.gitignore`) and `CNAME` do not count. True if there were files.
bool check_stranger(const std::filesystem::path& out);

/// Refuses an output folder that holds files.
void check_empty(const std::filesystem::path& out);

}  // namespace offprint
