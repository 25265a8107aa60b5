// A check of a site's content: load → catalog → lint, without a page being made.
#pragma once

#include <filesystem>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "catalog/catalog.hpp"
#include "lint/finding.hpp"
#include "load/overrides.hpp"

namespace offprint {

struct CheckResult {
  Sources sources;
  Diagnostics diagnostics;          ///< of loading and joining, and every finding
  std::vector<Finding> findings;    ///< of the linter
  Catalog catalog;                  ///< where configuration has errors: fates alone
  bool has_url = false;             ///< whether the site says where on the web it stands
  std::vector<Override> proposals;  ///< the corrections that the findings propose, by id
};

/// Checks the content folder of `site`. Records with errors are rejected and the others checked;
/// where other files have errors, nothing can be joined, and only what was loaded is reported.
/// Throws std::system_error where the machine fails.
CheckResult check_site(const std::filesystem::path& site);

}  // namespace offprint
