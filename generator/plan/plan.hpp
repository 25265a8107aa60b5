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
  kCv,
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
  kRedirect,    ///< pages of the plan: the one to go to
  kAsset,       ///< assets
  kThemeAsset,  ///< a file of the theme, known by its path
  kCount
};

/// "publication", "edition", …: the word for messages and counts.
std::string_view name_of(PageKind kind);

/// Whether a long list of this kind is cut into parts, a page each: `Page::part` and `Page::parts`
/// count them.
bool is_in_parts(PageKind kind);

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
  std::uint8_t siblings = 0;  ///< bit n: the same thing in Format n stands beside it
  std::uint32_t subject = 0;  ///< index of what it shows
  std::uint32_t part = 0;     ///< lists: which part, from 0; tracks: which track
  std::uint32_t parts = 1;    ///< lists: how many parts
  std::string path;           ///< "publications/zhao2025.html"

  bool has(Format sibling) const { return (siblings >> static_cast<int>(sibling) & 1) != 0; }
};

/// Every page, by path, and the way from a thing to its page.
struct Plan {
  std::vector<Page> pages;

  const Page* find(std::string_view path) const;

  /// The HTML page that shows a thing (or that part of it), or nullptr where it has none.
  const Page* find(PageKind kind, std::uint32_t subject = 0, std::uint32_t part = 0) const;

  /// The address of that page, or of the feed or export beside it; empty where there is none.
  std::string address(PageKind kind, std::uint32_t subject = 0,
                      Format format = Format::kHtml) const;

  /// The part of its edition's list on which a publication stands, or nullptr.
  const Page* find_listing(PublicationIndex publication) const;

  /// What the functions above look up: for each kind and subject where its parts begin in `made`,
  /// and for each page in the order of making its position in `pages`; for each publication the
  /// position of its listing. kAbsent: no page.
  std::array<std::vector<std::uint32_t>, static_cast<std::size_t>(PageKind::kCount)> first_made;
  std::vector<std::uint32_t> made;
  std::vector<std::uint32_t> listings;
};

/// Makes the plan. `theme_assets` are the paths of the theme's own files ("assets/style.css"); one
/// of the same path below content/ comes before it. Two pages at one address are an error that
/// names both.
Plan make_plan(const SiteConfig& site, const Catalog& catalog,
               const std::vector<std::string>& theme_assets, Diagnostics& diagnostics);

/// The address of the feed or export beside a page: "people/ada.html" → "people/ada.bib", its JSON
/// feed "people/ada.feed.json". The feeds of the whole site, the news and the digests are called
/// `feed`.
std::string sibling_path(const Page& page, Format format);

/// The way from a page to the top of the site: "" for "index.html", "../" for "people/ada.html".
std::string root_of(std::string_view path);

}  // namespace offprint
