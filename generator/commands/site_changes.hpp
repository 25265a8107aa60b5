// What differs between two builds of a site: pages, and the records whose pages they are.
//
// A build is known by the folder that it filled, or by its manifest (write/manifest.hpp), which is
// small enough to be kept from one deployment to the next; one may be compared with the other. What
// begins with a dot is no page, nor is CNAME. The records are told by the addresses of their pages,
// `publications/ID.html` with `.bib .ris .json` beside: the manifest need not have them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace offprint {

struct SitePage {
  std::string address;
  std::uint64_t hash = 0;  ///< of its bytes, hash64
};

/// The pages of a folder or a manifest, by address; nothing where a file is no manifest. Throws
/// std::system_error where the path cannot be read.
std::optional<std::vector<SitePage>> list_pages(const std::filesystem::path& site);

/// Each list in the order of bytes.
struct ChangeLists {
  std::vector<std::string> added, changed, removed;

  bool empty() const { return added.empty() && changed.empty() && removed.empty(); }
};

struct SiteChanges {
  ChangeLists pages;     ///< addresses
  ChangeLists records;   ///< ids; added or removed is one whose HTML page is, changed any other
  std::size_t same = 0;  ///< pages
};

/// Both lists are sorted by address.
SiteChanges compare_sites(const std::vector<SitePage>& before, const std::vector<SitePage>& after);

}  // namespace offprint
