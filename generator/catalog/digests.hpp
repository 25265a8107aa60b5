// The digests with their publications: picks listed in a digest's own file, and marks that records
// carry.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "catalog/catalog.hpp"

namespace offprint {

/// Fills `picks` of the publications. `find` works already; `fates` tells what inline records
/// became. A mark of a day that has no file makes a digest of that day. Items that name no record
/// are errors; two files for one day too.
std::vector<DigestEntry> resolve_digests(std::vector<Digest> digests, const Catalog& catalog,
                                         std::vector<Publication>& publications,
                                         Diagnostics& diagnostics);

}  // namespace offprint
