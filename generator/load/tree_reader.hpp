// JSON, JSON Lines and YAML, ours and other services', to the maps of records.
//
// In goes a text: a list of works, a map with the list below `items`, `references`, `results`,
// `notes` or `message`, or one work. Refused: other values in their place, and of a syntax error
// only that is reported.
#pragma once

#include "load/json_runs.hpp"
#include "load/reading.hpp"

namespace offprint {

ReadAccount read_json_records(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                              const ItemSink& sink);

/// The works in a run of a JSON list; false where it is no JSON (`parse_json_run`).
bool read_json_run(const JsonRun& run, const Sources& sources, Diagnostics& diagnostics,
                   const ItemSink& sink);

ReadAccount read_yaml_records(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                              const ItemSink& sink);

/// A JSON text a line. A line that is none is reported, and the next is read.
ReadAccount read_json_lines(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                            const ItemSink& sink);

}  // namespace offprint
