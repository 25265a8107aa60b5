// Pages that would stand at one place.
//
// In go the pages of a plan, out come errors: for two at one address, and for two whose addresses
// differ in case alone or in how accents are composed, since the disks of many people hold only one
// of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalog/catalog.hpp"
#include "plan/permalinks.hpp"
#include "plan/plan.hpp"

namespace offprint {

/// Equal for what such a disk takes for one: "Café.html" and "cafe\u0301.html" → "café.html".
std::string place_on_disk(std::string_view address);

/// Each error stands where the content or the ledger asks for one of the two.
void check_collisions(const std::vector<Page>& pages, const Catalog& catalog,
                      const Permalinks& permalinks, Diagnostics& diagnostics);

}  // namespace offprint
