// Files to values: the one door through which a site's folder comes in.
//
// Reads `site.yaml`, `people.yaml`, `venues.yaml`, `overrides.yaml`, `publications/*`,
// `pages/*.md`, `news/*.md`, `digests/*.yaml` and the list of `assets/` below the content folder.
// Everything that is wrong is reported with its place, all files in one run: a file's first syntax
// error, else all its schema errors. What is returned is to be used only if no error was reported.
#pragma once

#include <filesystem>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "model.hpp"

namespace offprint {

/// Loads the content folder `<site>/content`. Throws std::system_error where the machine fails.
Content load_content(const std::filesystem::path& site, Sources& sources, Diagnostics& diagnostics);

}  // namespace offprint
