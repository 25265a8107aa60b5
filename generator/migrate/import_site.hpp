// A site of al-folio, academicpages or HugoBlox to one of ours.
//
// In goes the folder of its sources; out come the files of a site of ours and an account of what
// was carried over and what was not, with places. Nothing is written here. Refused: a folder that
// is none of the three.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "migrate/ledger.hpp"
#include "migrate/redirects.hpp"
#include "starter/folder.hpp"
#include "starter/starter.hpp"

namespace offprint {

struct ImportedSite {
  std::vector<SiteFile> files;
  std::vector<FileCopy> copies;
  OldAddresses addresses;
  Ledger ledger;
  std::string problems;  ///< of reading the old files, as text to print
};

/// Reads a site; nothing where it is none that is known.
std::optional<ImportedSite> import_site(const std::filesystem::path& folder);

}  // namespace offprint
