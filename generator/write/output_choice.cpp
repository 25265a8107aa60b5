#include "write/output_choice.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <string>

#include "base/descriptor.hpp"
#include "base/files.hpp"
#include "base/folder_mark.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

bool is_at_or_below(const fs::path& path, const fs::path& folder) {
  return std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first ==
         folder.end();
}

bool is_home(const fs::path& path) {
  const char* const home = std::getenv("HOME");
  return home != nullptr && *home != '\0' && to_canonical(home) == path;
}

[[noreturn]] void refuse(const fs::path& out, const char* why) {
  throw_error(EPERM, "the output folder `" + out.string() + "` " + why);
}

bool counts(const fs::path& name) {
  return !name.string().starts_with('.') && name.string() != "CNAME";
}

bool is_file(const fs::directory_entry& entry) {
  return entry.is_symlink() || !entry.is_directory();
}

/// Empty folders do not count: a build that was killed early leaves some.
bool is_or_holds_file(const fs::directory_entry& entry) {
  return is_file(entry) || std::ranges::any_of(fs::recursive_directory_iterator(entry), is_file);
}

bool holds_files(const fs::path& folder) {
  if (!fs::is_directory(folder)) return false;
  return std::ranges::any_of(fs::directory_iterator(folder), [](const auto& entry) {
    return counts(entry.path().filename()) && is_or_holds_file(entry);
  });
}

bool bears_mark(const fs::path& folder) {
  const fs::path path = folder / ".nojekyll";
  return fs::is_regular_file(fs::symlink_status(path)) && read_file(path).starts_with(kFolderMark);
}

}  // namespace

fs::path to_canonical(const fs::path& folder) {
  // An empty part at the end of every path first, so that `site` and `site/` lose it alike.
  return (fs::weakly_canonical(fs::absolute(folder)) / "").parent_path();
}

void check_location(const fs::path& out, const fs::path& state) {
  const fs::path site = state.parent_path();
  if (out == out.root_path()) refuse(out, "is the root of the file system");
  if (is_home(out)) refuse(out, "is the home folder");
  if (is_at_or_below(site, out)) refuse(out, "holds the site's sources");
  for (const fs::path& source : {site / "content", site / "templates", state})
    if (is_at_or_below(out, source)) refuse(out, "lies among the site's sources");
}

bool check_stranger(const fs::path& out) {
  if (!holds_files(out)) return false;
  if (!bears_mark(out))
    refuse(out, "holds files that offprint did not make; choose another, or empty it");
  return true;
}

void check_empty(const fs::path& out) {
  if (holds_files(out)) refuse(out, "holds files; a part of a site is written into an empty one");
}

}  // namespace offprint
