// The account: what became of every record that was read.
//
// In goes the catalog, which knows the fate of each record; out come counts, by file and as a
// whole, and the counts that venues.yaml expects beside those that are there. Nothing is left out:
// a file that could not be read has its line too.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalog/catalog.hpp"
#include "commands/table.hpp"

namespace offprint {

struct FateCounts {
  std::size_t rendered = 0, merged = 0, rejected = 0;

  std::size_t read() const { return rendered + merged + rejected; }
  void add(Fate::Kind kind);
};

struct FileAccount {
  std::string_view path;  ///< in the table of sources
  FateCounts counts;
  std::string unread;  ///< why nothing could be read; empty: it could
};

/// A count that an edition declares.
struct ExpectedCount {
  std::string edition;  ///< its name
  std::size_t expected = 0, found = 0;
};

struct Account {
  FateCounts all;
  std::vector<FileAccount> files;  ///< by path
  std::vector<ExpectedCount> expected;
};

Account make_account(const Catalog& catalog, const Sources& sources,
                     const Diagnostics& diagnostics);

/// "rendered", "merged", "rejected".
std::string_view name_of(Fate::Kind kind);

/// "254 read: 250 rendered, 4 merged, 0 rejected".
std::string counts_text(const FateCounts& counts);

/// Rows that tell of merged and rejected records one by one, as far as they are to be told.
void add_fates(std::vector<Row>& rows, const Catalog& catalog, const Sources& sources,
               std::size_t most);

}  // namespace offprint
