// Works that each have a text of their own in an old site, as one JSON file of records.
//
// In go the maps of records, made of front matter; out come a file of the new site, the records as
// the loader reads them, and where their old addresses lead. A map of which no record can be made
// is told and left out.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/node.hpp"
#include "migrate/migration.hpp"

namespace offprint {

class RecordFile {
 public:
  /// Begins the file of the works of a folder.
  RecordFile(const std::string& folder, Migration& move);

  /// Adds the record of a text that the old site showed at some addresses.
  void add(const Node& map, const std::string& from, const std::vector<std::string>& published);

  void finish();

 private:
  std::string path_;
  Migration& move_;
  std::string json_;
  std::set<std::string> ids_;
};

/// A map with the id and the date of a text, at its place.
Node begin_record(const OldText& text);

/// The CSL type that words such as "conferences" or "Proceedings of …" speak for.
std::string type_of_words(const std::string& words);

/// Adds a link, unless the address is empty or that of a DOI, which a record has of its own.
void add_link(Node& record, const std::string& label, const std::string& url);

Node author_list(const std::vector<std::string>& names);

}  // namespace offprint
