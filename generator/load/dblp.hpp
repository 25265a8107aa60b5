// XML of DBLP (the elements of its dblp.dtd, in a dump, a person's or a record's file) to the maps
// of records.
//
// Numbers behind names ("Wei Wang 0001") stay, since they tell people apart; the full stop behind a
// title goes. `www` elements describe people and are no works.
#pragma once

#include "load/reading.hpp"

namespace offprint {

ReadAccount read_dblp(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                      const ItemSink& sink);

}  // namespace offprint
