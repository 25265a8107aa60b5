// A site as far as its addresses are known: loaded, joined and planned, with nothing rendered.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "catalog/catalog.hpp"
#include "model.hpp"
#include "plan/permalinks.hpp"
#include "plan/plan.hpp"

namespace offprint {

struct PlannedSite {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<Permalinks> permalinks;
  SiteConfig config;
  Catalog catalog;  ///< empty, as the plan, where the content has errors
  Plan plan;
};

enum class Ledgers : std::uint8_t { kFollowed, kIgnored };

/// Plans the site in a folder with what its content/permalinks.txt says, or as if there were none.
PlannedSite plan_site(const std::filesystem::path& site, Ledgers ledgers);

}  // namespace offprint
