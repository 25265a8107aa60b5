// A file of publication records to records: the seam where a further format joins.
//
// In goes a file of the table of sources whose ending names its format: `.bib`, `.json` and `.yaml`
// (or `.yml`). The latter hold a list of records, a map with the list under `items` or
// `references`, or one record. Out come the records in the order of the file. Refused: an id that
// stands twice in one file (the same id in two files is left to the catalog, which merges what is
// one work).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "model.hpp"

namespace offprint {

/// Whether there is a reader for files of that ending (".json").
bool reads_records(std::string_view ending);

/// "`.bib`, `.json`, `.yaml`, `.yml`", for messages.
std::string record_endings();

/// Reads the records of a file, one at a time; of a syntax error only that is reported. The ending
/// must be one of those read.
std::vector<Record> load_records(SourceId source, std::string_view ending, const Sources& sources,
                                 Diagnostics& diagnostics);

}  // namespace offprint
