// The plan: every page of the site and its address, decided before the first one is made.
//
// Addresses are those of DESIGN.md, section 4: flat files, relative to the output folder, `/`
// between parts. No two pages stand at one address, nor at two that a file system without case
// would take for one.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalog/catalog.hpp"
#include "model.hpp"

namespace offprint {

/// What a page shows, and with it which vector of the catalog its `subject` counts in.
enum class PageKind : std::uint8_t {
  kHome,
  kDocument,  ///< pages
  kNotFound,
  kPublications,
  kPublication,  ///< publications
  kYear,         ///< years
  kType,         ///< types
  kTopics,
  kTopic,  ///< topics
  kAwards,
  kPeople,
  kPerson,  ///< people
  kVenues,
  kVenue,    ///< venues
  kEdition,  ///< editions
  kTrack,    ///< editions; which track stands in `part`
  kDigests,
  kDigestMonth,  ///< the newest digest of that month in `digests`
  kDigest,       ///< digests
  kNews,
  kNewsItem,  ///< news
  kSitemap,
  kRobots,
  kNoJekyll,
  kRedirect,  ///< publications: the one to go to
  kAsset,     ///< assets
  kCount
};

/// "publication", "edition", …: the word for messages and counts.
std::string_view name_of(PageKind kind);

/// How a page's bytes come about, and the ending of its name.
enum class Format : std::uint8_t {
  kHtml,
  kAtom,
  kJsonFeed,
  kBibtex,
  kRis,
  kCslJson,
  kOther,
  kCount
};

struct Page {
  PageKind kind = PageKind::kHome;
  Format format = Format::kHtml;
  std::uint8_t siblings = 0;  ///< bit n: the page of the same name in Format n stands beside it
  std::uint32_t subject = 0;  ///< index of what it shows
  std::uint32_t part = 0;     ///< lists: which part, from 0; tracks: which track
  std::uint32_t parts = 1;    ///< lists: how many parts
  std::string path;           ///< "publications/zhao2025.html"

  bool has(Format sibling) const { return siblings >> static_cast<int>(sibling) & 1; }
};

struct Plan {
  std::vector<Page> pages;  ///< by path, bytewise

  const Page* find(std::string_view path) const;

  /// The HTML page that shows a thing (its first part), or nullptr where it has none.
  const Page* find(PageKind kind, std::uint32_t subject = 0) const;

  /// The address of that page, or of the feed or export beside it; empty where there is none.
  std::string address(PageKind kind, std::uint32_t subject = 0,
                      Format format = Format::kHtml) const;

  /// The part of its edition's list on which a publication stands, or nullptr.
  const Page* find_listing(PublicationIndex publication) const;

  /// What the functions above look up; kNone where there is no page.
  std::array<std::vector<std::uint32_t>, static_cast<std::size_t>(PageKind::kCount)> first_parts;
  std::vector<std::uint32_t> listings;
};

/// Makes the plan. Two pages at one address, or an address that is reserved, are errors that name
/// both sides.
Plan make_plan(const SiteConfig& site, const Catalog& catalog, Diagnostics& diagnostics);

/// The link from one page to another, both addresses inside the site; a fragment is kept.
///
///     relative_address("people/ada.html", "publications/x.html#abstract") ==
///     "../publications/x.html#abstract"
std::string relative_address(std::string_view from, std::string_view to);

}  // namespace offprint
