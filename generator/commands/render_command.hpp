// `offprint render`: one template with values that somebody made up, for people who write
// templates.
#pragma once

#include <filesystem>

#include "commands/console.hpp"

namespace offprint {

struct RenderOptions {
  std::filesystem::path file;        ///< the template
  std::filesystem::path context;     ///< a JSON file: a map of the template's variables
  std::filesystem::path site = ".";  ///< its templates/ may be included and extended
};

/// Prints the rendered template to standard output. What it includes is looked for beside it, then
/// in the site's templates/, then among the built-in ones; `words` are those of the language in
/// `site.language` of the variables, else English. Returns the exit status: 0, or 1 where
/// the template or the JSON has errors.
int run_render(const RenderOptions& options, const Console& console);

}  // namespace offprint
