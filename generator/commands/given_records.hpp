// A file of records that somebody hands to a command: read as a site would read it.
//
// In goes a path; out come the records, and the file as it is to stand in content/publications/.
// That is the file itself, unless it has errors, which would keep the site from being built: then
// its sound records as `import` writes them. Refused: a file that gives no record at all.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "model.hpp"

namespace offprint {

struct GivenRecords {
  std::string file;  ///< a name that the loader takes: "papers.bib"
  std::string text;  ///< its bytes
  std::vector<Record> records;
};

/// Reads the file. What is reported is why there is nothing, or what was left out.
std::optional<GivenRecords> read_given_records(const std::filesystem::path& path, Sources& sources,
                                               Diagnostics& diagnostics);

}  // namespace offprint
