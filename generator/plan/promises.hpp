// The promise of content/permalinks.txt: which addresses it is about, and whether a plan keeps it.
//
// Promised is what others link to and what can be led on from: the HTML pages (of a list the
// first) and PDFs. An address whose page is gone is an error, unless a redirect stands there. Two
// ways out besides: its line is removed, or it held the name of somebody who has taken another.
//
// Such an address is kept as a hash, so that it does not come back unnoticed when an old file
// brings the old name again. The hash has 20 bits and no salt, because the enemy has a dictionary:
// a few million names of authors are public, and whoever tries them all through a longer hash,
// however slow and salted, is left with the one name. Through 20 bits several of them fit. A salt
// would undo that: the hashes of one name on two sites would tell 40 bits. The price: of a million
// new addresses one is taken for the one given up; the message says what to do then. What a hash
// cannot do is to clean the history of a repository.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalog/catalog.hpp"
#include "plan/permalinks.hpp"
#include "plan/plan.hpp"

namespace offprint {

bool is_permalink(const Page& page);

/// 20 bits.
std::uint32_t hash_of_address(std::string_view address);

/// The plan of plan.hpp with the redirects that the permalinks ask for. An address that it would
/// lose is an error.
Plan make_plan(const SiteConfig& site, const Catalog& catalog,
               const std::vector<std::string>& theme_assets,
               const std::optional<Permalinks>& permalinks, Diagnostics& diagnostics);

/// Reports each address that the plan would lose, and each that was given up and is back.
void check_permalinks(const Permalinks& permalinks, const Catalog& catalog, const Plan& plan,
                      Diagnostics& diagnostics);

}  // namespace offprint
