// `offprint import-site`: a site of al-folio, academicpages or HugoBlox to one of ours, with an
// account of what was carried over.
#pragma once

#include <filesystem>

#include "commands/console.hpp"

namespace offprint {

struct ImportSiteOptions {
  std::filesystem::path from;
  std::filesystem::path to = "site-of-offprint";
};

/// Writes the new site and prints the account. Returns 0; 2 where the old folder is no site that is
/// known, or the new one is not empty: then nothing was written.
int run_import_site(const ImportSiteOptions& options, const Console& console);

}  // namespace offprint
