// A file of publication records to records: the seam where the formats join.
//
// In goes a file of the table of sources whose ending is one of those that `formats.hpp` knows; out
// come the records in the order of the file. Refused: an id that stands twice in one file (the same
// id in two files is left to the catalog, which merges what is one work).
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "load/overrides.hpp"
#include "model.hpp"

namespace offprint {

/// Whether there is a reader for files of that ending (".json").
bool reads_records(std::string_view ending);

/// "`.bib`, `.json`, …", for messages.
std::string record_endings();

/// Whether files of that ending (".bib") are of a kind that is older than UTF-8.
bool is_legacy_ending(std::string_view ending);

/// What one file gave. A record with an error is rejected, and so is the second of one id.
struct RecordList {
  std::vector<Record> records;
  std::vector<Rejection> rejections;
  OverrideUse use;

  void append(RecordList other);
};

/// Reads the records of a file, one at a time, as the overrides correct them; of a syntax error
/// only that is reported.
RecordList load_records(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                        const Overrides& overrides = {});

/// The same for many files, by all the machine's threads: files at the same time, and long JSON
/// lists in parts. What comes out does not depend on the number of threads.
RecordList load_record_files(std::span<const SourceId> files, const Sources& sources,
                             Diagnostics& diagnostics, const Overrides& overrides);

}  // namespace offprint
