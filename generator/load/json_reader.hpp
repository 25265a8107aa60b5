// JSON and JSON Lines, ours and other services', to the maps of records.
#pragma once

#include "load/reading.hpp"

namespace offprint {

/// One JSON text: a list of works, a map with the list below `items`, `references`, `results`,
/// `notes` or `message`, or one work.
ReadAccount read_json_records(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                              const ItemSink& sink);

/// A JSON text a line. A line that is none is reported, and the next is read.
ReadAccount read_json_lines(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                            const ItemSink& sink);

}  // namespace offprint
