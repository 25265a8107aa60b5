// Lines of a life, as people.yaml and cv.yaml have them: positions, degrees, awards, courses,
// talks.
//
// In goes a node; out come years and stations. Refused: years that are none, keys that a station
// does not have, links and pictures that a page cannot have.
#pragma once

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "load/fields.hpp"
#include "model.hpp"

namespace offprint {

/// "2016-2018" with any dash, "2016"; "2019-", "2019-now" and "since 2019" for what still goes on.
void read_value(const Node& node, Years& years, Diagnostics& diagnostics);

const Fields<Station>& station_fields();

}  // namespace offprint
