// venues.yaml to venues and their editions.
//
// In goes the tree of the file, a list of venues; out come they. Refused: unknown keys, a key that
// stands twice or is no file name.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "load/fields.hpp"
#include "model.hpp"

namespace offprint {

std::vector<Venue> read_venues(const Node& node, Diagnostics& diagnostics);

/// The keys of a venue and of an edition.
const Fields<Venue>& venue_fields();
const Fields<Edition>& edition_fields();

}  // namespace offprint
