// RIS, as reference managers and publishers export it, to the maps of records.
//
// A line is `TY  - value`: two characters, spaces, a hyphen; `TY` begins a record and `ER` ends it.
// Lines without a tag go on with the one before. A missing `ER` is mended; tags that mean nothing
// here are kept as `ris-XX`.
#pragma once

#include "load/reading.hpp"

namespace offprint {

ReadAccount read_ris(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                     const ItemSink& sink);

}  // namespace offprint
