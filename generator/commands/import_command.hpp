// `offprint import`: bibliographies of any format to records of ours, with an account of what
// became of every entry.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "commands/console.hpp"

namespace offprint {

struct ImportOptions {
  std::vector<std::filesystem::path> files;
  std::string format;         ///< name of a format; empty: told from each file
  std::filesystem::path out;  ///< empty: standard output
};

/// What was made of the files.
struct ImportResult {
  std::string json;     ///< the records, an array
  std::string account;  ///< a line a file: entries seen, records made, warnings
  std::size_t records = 0;
  Sources sources;
  Diagnostics diagnostics;
};

/// Reads the files; nothing is written.
ImportResult import_files(const ImportOptions& options);

/// "bibtex, json, …", for help and messages, with such a sign between two.
std::string import_format_names(std::string_view between);

/// Converts; prints diagnostics and the account to standard error. Returns the exit status: 0, 1
/// where a file or an entry has errors (what could be read is written all the same), 2 where a
/// format is not known.
int run_import(const ImportOptions& options, const Console& console);

}  // namespace offprint
