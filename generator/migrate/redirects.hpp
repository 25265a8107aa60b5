// The addresses of an old site, and what stands there now.
//
// In go the addresses at which the old site showed something, each with those at which that may be
// now, and the new site as it is planned; out comes its content/permalinks.txt. An address leads on
// only to where the plan has a page, and only if the plan with that redirect has no fault.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/source.hpp"
#include "catalog/catalog.hpp"
#include "migrate/ledger.hpp"
#include "model.hpp"
#include "plan/permalinks.hpp"
#include "plan/plan.hpp"

namespace offprint {

/// What the old site showed at an address.
struct OldPage {
  std::string from;              ///< its place: "_pages/talks.md"
  std::vector<std::string> now;  ///< new addresses that it may have, the likeliest first
};

/// By the file that a server showed: "talks/index.html".
using OldAddresses = std::map<std::string, OldPage>;

struct Redirects {
  Permalinks permalinks;
  std::size_t standing = 0, moved = 0;
  std::vector<LedgerLine> lost;  ///< addresses at which nothing stands any more
};

/// What to put into permalinks.txt. An old file that is no page leads on from a page in a folder of
/// its name, which servers show too: "cv.pdf/index.html".
Redirects make_redirects(const OldAddresses& old, const SiteConfig& site, const Catalog& catalog,
                         const Plan& plan, Sources& sources);

}  // namespace offprint
