// What differs between two builds of a site: pages, and the records whose pages they are.
//
// A build is known by the folder that it filled, or by its manifest (write/manifest.hpp), which is
// small enough to be kept from one deployment to the next; one may be compared with the other. What
// begins with a dot is no page, nor is CNAME. The records are told by the addresses of their pages,
// `publications/ID.html` with `.bib .ris .json` beside: the manifest need not have them. Where the
// pages of all records changed at once, the look did; then only the files beside tell of a record.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "plan/permalinks.hpp"

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

struct ChangeCounts {
  std::size_t added = 0, changed = 0, removed = 0, same = 0;

  bool any() const { return added + changed + removed > 0; }
  friend bool operator==(const ChangeCounts&, const ChangeCounts&) = default;
};

struct SiteChanges {
  ChangeLists pages;    ///< addresses, of files beside pages too
  ChangeLists records;  ///< ids; added or removed is one whose HTML page is, changed any other
  std::map<std::string, ChangeCounts, std::less<>> sections;  ///< by section_of
  bool look = false;  ///< the pages of all records that stay changed, and they are many

  ChangeCounts all() const;
};

/// The part of the site that an address belongs to: "publications", "people", … for HTML pages in
/// folders, "other pages" for those in none; "exports", "feeds" (sitemaps too) and "other files"
/// for what is no page.
std::string_view section_of(std::string_view address);

/// The id of the record that has this page beside others; empty where none has.
std::string_view record_of(std::string_view address);

/// Where the page can stand that a file stands beside or continues, itself among them:
/// "people/ada.bib" → "people/ada.html"; "years/1843/page-2.html" → also "years/1843.html" and
/// "years/1843/index.html"; "news/feed.atom" → also "news/index.html".
std::vector<std::string> pages_of(std::string_view address);

/// Takes the addresses that were given up without trace off the lists of what was removed: a report
/// must not tell them again. Returns how many; they stay counted.
std::size_t keep_given_up_untold(SiteChanges& changes, const Permalinks& permalinks);

/// Both lists are sorted by address.
SiteChanges compare_sites(const std::vector<SitePage>& before, const std::vector<SitePage>& after);

}  // namespace offprint
