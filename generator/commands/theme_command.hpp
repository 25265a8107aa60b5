// `offprint theme`: what a site can override of the default theme, and what became of the files
// that it did.
//
// A built-in file copied with `show --copy` keeps in its first line which built-in file it was made
// from, as a comment that is no part of the page:
//
//     {#- offprint: partials/row.html 3f2a9c0d11e45b67 -#}
//
// so that `diff` can tell whether a newer program has changed that file since. A copy without the
// line works as well; then nobody knows.
#pragma once

#include <filesystem>
#include <string>

#include "commands/console.hpp"

namespace offprint {

struct ThemeOptions {
  std::filesystem::path site = ".";  ///< the folder that holds templates/
  std::string file;                  ///< of `show`: a path below templates/
  bool copy = false;                 ///< of `show`: write it there rather than print it
};

/// Prints every built-in file with what it is for, and which of them the site has its own of.
int run_theme_list(const ThemeOptions& options, const Console& console);

/// Prints a built-in file, or copies it to the site's templates/, where it never replaces one.
/// Returns 2 where there is no such file, 3 where the copy is there already.
int run_theme_show(const ThemeOptions& options, const Console& console);

/// Prints what each file of the site's templates/ changes, in the format of `diff -u`. Returns 1
/// where a built-in file has changed since it was copied, or where nothing uses a file.
int run_theme_diff(const ThemeOptions& options, const Console& console);

}  // namespace offprint
