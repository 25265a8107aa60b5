// The map of a record as JSON text that a reader of ours takes back as it was.
//
// Names that stand as text are written as CSL's maps; all else stays as the map has it. One key a
// line, so that a file of records reads well in a diff.
#pragma once

#include <string>

#include "base/node.hpp"
#include "model.hpp"

namespace offprint {

/// Appends the object, indented by `indent`, without a line end. `record` is what `read_record`
/// made of the map: its id and names are taken from there.
void append_record_json(std::string& out, const Node& map, const Record& record,
                        std::size_t indent = 2);

}  // namespace offprint
