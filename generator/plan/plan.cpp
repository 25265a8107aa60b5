#include "plan/plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

#include "plan/addresses.hpp"
#include "plan/collisions.hpp"
#include "plan/moves.hpp"
#include "plan/permalinks.hpp"
#include "plan/promises.hpp"

namespace offprint {
namespace {

constexpr std::uint8_t bit(Format format) {
  return static_cast<std::uint8_t>(1u << static_cast<int>(format));
}

std::uint8_t bits(const FeedChoice& choice) {
  return static_cast<std::uint8_t>((choice.atom ? bit(Format::kAtom) : 0) |
                                   (choice.json ? bit(Format::kJsonFeed) : 0));
}

std::uint8_t bits(const ExportChoice& choice) {
  return static_cast<std::uint8_t>((choice.bibtex ? bit(Format::kBibtex) : 0) |
                                   (choice.ris ? bit(Format::kRis) : 0) |
                                   (choice.csl_json ? bit(Format::kCslJson) : 0));
}

constexpr std::uint8_t kFeeds = bit(Format::kAtom) | bit(Format::kJsonFeed);

/// Adds page after page, in the order of the sections.
class Planner {
 public:
  Planner(const SiteConfig& site, const Catalog& catalog) : site_(site), catalog_(catalog) {}

  void add_all(const std::vector<std::string>& theme_assets) {
    add_home_and_documents();
    add_publications();
    add_slices("years", PageKind::kYear, catalog_.years);
    add_slices("types", PageKind::kType, catalog_.types);
    if (add_slices("topics", PageKind::kTopic, catalog_.topics))
      add({.kind = PageKind::kTopics, .path = "topics/index.html"});
    add_awards();
    add_people();
    add_venues();
    add_digests();
    add_news();
    add_assets(theme_assets);
    add_machine_files();
  }

  void add_redirect(Move move) {
    pages.push_back({.kind = PageKind::kRedirect,
                     .subject = static_cast<std::uint32_t>(move.target),
                     .path = std::move(move.address)});
  }

  /// Pages in the order of making; so is the subject of a redirect counted.
  std::vector<Page> pages;
  std::array<std::vector<std::uint32_t>, static_cast<std::size_t>(PageKind::kCount)> first_made;
  std::vector<std::uint32_t> listings;

 private:
  void add(Page page) {
    if (page.format == Format::kHtml && page.part == 0) {
      std::vector<std::uint32_t>& first = first_made[static_cast<std::size_t>(page.kind)];
      if (first.size() <= page.subject) first.resize(page.subject + 1, kAbsent);
      first[page.subject] = static_cast<std::uint32_t>(pages.size());
    }
    pages.push_back(std::move(page));
    add_siblings(pages.size() - 1);
  }

  void add_siblings(std::size_t index) {
    const Page html = pages[index];
    if (html.format != Format::kHtml) return;
    for (const Format format :
         {Format::kAtom, Format::kJsonFeed, Format::kBibtex, Format::kRis, Format::kCslJson}) {
      if (!html.has(format)) continue;
      Page sibling = html;
      sibling.format = format;
      sibling.siblings = 0;
      sibling.path = sibling_path(html, format);
      pages.push_back(std::move(sibling));
    }
  }

  /// A list of so many entries, `size` on a page. Feeds and exports of the whole list stand beside
  /// the first part.
  void add_parts(const Page& first, std::size_t entries, int size) {
    const auto of_part = static_cast<std::size_t>(size);
    const auto parts =
        static_cast<std::uint32_t>(std::max<std::size_t>(1, (entries + of_part - 1) / of_part));
    for (std::uint32_t part = 0; part < parts; ++part) {
      Page page = first;
      page.part = part;
      page.parts = parts;
      page.path = part_path(first.path, part);
      if (part > 0) page.siblings = 0;
      add(std::move(page));
    }
  }

  std::uint8_t list_siblings() const {
    return static_cast<std::uint8_t>(bits(site_.list_feeds) | bits(site_.list_exports));
  }

  void add_home_and_documents() {
    const bool feed = !catalog_.publications.empty() || !catalog_.news.empty();
    add({.kind = PageKind::kHome,
         .siblings = feed ? kFeeds : std::uint8_t{0},
         .path = "index.html"});
    add({.kind = PageKind::kNotFound, .path = "404.html"});
    for (std::uint32_t i = 0; i < catalog_.pages.size(); ++i) {
      add({.kind = PageKind::kDocument, .subject = i, .path = catalog_.pages[i].slug + ".html"});
    }
    if (site_.has_section("cv") && catalog_.cv && catalog_.owner != kAbsent)
      add({.kind = PageKind::kCv, .path = "cv.html"});
  }

  void add_publications() {
    if (!site_.has_section("publications") || catalog_.publications.empty()) return;
    add({.kind = PageKind::kPublications,
         .siblings = list_siblings(),
         .path = "publications/index.html"});
    for (PublicationIndex i = 0; i < catalog_.publications.size(); ++i) {
      const Publication& publication = catalog_.publications[i];
      const std::size_t standing = pages.size();
      add({.kind = PageKind::kPublication,
           .siblings = bits(site_.publication_exports),
           .subject = i,
           .path = "publications/" + publication.id + ".html"});
      for (const std::string& old : publication.old_ids)
        add_redirect({"publications/" + old + ".html", standing});
    }
  }

  bool add_slices(const std::string& folder, PageKind kind, const std::vector<Slice>& slices) {
    if (!site_.has_section(folder)) return false;
    for (std::uint32_t i = 0; i < slices.size(); ++i) {
      add_parts({.kind = kind,
                 .siblings = list_siblings(),
                 .subject = i,
                 .path = folder + "/" + slices[i].slug + ".html"},
                slices[i].publications.size(), site_.page_size);
    }
    return !slices.empty();
  }

  void add_awards() {
    if (!site_.has_section("awards") || catalog_.awarded.empty()) return;
    add_parts({.kind = PageKind::kAwards, .siblings = list_siblings(), .path = "awards/index.html"},
              catalog_.awarded.size(), site_.page_size);
  }

  void add_people() {
    if (!site_.has_section("people") || catalog_.people.empty()) return;
    std::size_t shown = 0;
    for (PersonIndex i = 0; i < catalog_.people.size(); ++i) {
      const PersonEntry& person = catalog_.people[i];
      if (!person.registered &&
          person.publications.size() < static_cast<std::size_t>(site_.person_threshold))
        continue;
      ++shown;
      const std::uint8_t siblings = person.publications.empty() ? std::uint8_t{0} : list_siblings();
      add_parts({.kind = PageKind::kPerson,
                 .siblings = siblings,
                 .subject = i,
                 .path = "people/" + person.id + ".html"},
                person.publications.size(), site_.page_size);
    }
    add_parts({.kind = PageKind::kPeople, .path = "people/index.html"}, shown, kPeopleOnPage);
  }

  void add_venues() {
    if (!site_.has_section("venues") || catalog_.venues.empty()) return;
    listings.assign(catalog_.publications.size(), kAbsent);
    add({.kind = PageKind::kVenues, .path = "venues/index.html"});
    for (VenueIndex i = 0; i < catalog_.venues.size(); ++i) {
      add({.kind = PageKind::kVenue,
           .subject = i,
           .path = "venues/" + catalog_.venues[i].key + "/index.html"});
      for (const EditionIndex edition : catalog_.venues[i].runs) add_edition(edition);
    }
  }

  void add_edition(EditionIndex index) {
    const EditionEntry& edition = catalog_.editions[index];
    const std::string folder =
        "venues/" + catalog_.venues[edition.venue].key + "/" + edition.key + "/";
    const std::size_t works = edition.publications.size();
    const auto first = static_cast<std::uint32_t>(pages.size());
    add_parts({.kind = PageKind::kEdition,
               .siblings = works == 0 ? std::uint8_t{0} : list_siblings(),
               .subject = index,
               .path = folder + "index.html"},
              works, site_.page_size);
    note_listings(edition, first);
    add_tracks(index, folder);
  }

  /// On which page from the `first` each work of the edition stands.
  void note_listings(const EditionEntry& edition, std::uint32_t first) {
    const auto size = static_cast<std::size_t>(site_.page_size);
    for (std::uint32_t page = first; page < pages.size(); ++page) {
      if (pages[page].format != Format::kHtml) continue;
      const std::size_t begin = pages[page].part * size;
      const std::size_t end = std::min(begin + size, edition.publications.size());
      for (std::size_t n = begin; n < end; ++n) listings[edition.publications[n]] = page;
    }
  }

  void add_tracks(EditionIndex index, const std::string& folder) {
    const EditionEntry& edition = catalog_.editions[index];
    const auto count = static_cast<std::uint32_t>(edition.tracks.size());
    for (std::uint32_t track = 0; track < count; ++track) {
      add({.kind = PageKind::kTrack,
           .subject = index,
           .part = track,
           .parts = count,
           .path = folder + "track-" + slug_of_track(edition.tracks[track]) + ".html"});
    }
  }

  void add_digests() {
    if (!site_.has_section("digests") || catalog_.digests.empty()) return;
    add({.kind = PageKind::kDigests, .siblings = kFeeds, .path = "digests/index.html"});
    for (DigestIndex i = 0; i < catalog_.digests.size(); ++i) {
      const Date date = catalog_.digests[i].date;
      const bool newest_of_month =
          i == 0 || month_of(catalog_.digests[i - 1].date) != month_of(date);
      if (newest_of_month)
        add({.kind = PageKind::kDigestMonth,
             .subject = i,
             .path = "digests/" + month_of(date) + ".html"});
      add({.kind = PageKind::kDigest, .subject = i, .path = "digests/" + day_of(date) + ".html"});
    }
  }

  void add_news() {
    if (!site_.has_section("news") || catalog_.news.empty()) return;
    add({.kind = PageKind::kNews, .siblings = kFeeds, .path = "news/index.html"});
    for (std::uint32_t i = 0; i < catalog_.news.size(); ++i) {
      add({.kind = PageKind::kNewsItem,
           .subject = i,
           .path = "news/" + catalog_.news[i].slug + ".html"});
    }
  }

  void add_assets(const std::vector<std::string>& theme_assets) {
    for (std::uint32_t i = 0; i < catalog_.assets.size(); ++i) {
      add({.kind = PageKind::kAsset,
           .format = Format::kOther,
           .subject = i,
           .path = catalog_.assets[i].path});
    }
    for (const std::string& path : theme_assets) {
      const bool replaced = std::any_of(catalog_.assets.begin(), catalog_.assets.end(),
                                        [&](auto& asset) { return asset.path == path; });
      if (!replaced) add({.kind = PageKind::kThemeAsset, .format = Format::kOther, .path = path});
    }
  }

  void add_machine_files() {
    add({.kind = PageKind::kNoJekyll, .format = Format::kOther, .path = ".nojekyll"});
    add({.kind = PageKind::kRobots, .format = Format::kOther, .path = "robots.txt"});
    if (site_.url.empty()) return;
    const auto urls =
        static_cast<std::size_t>(std::count_if(pages.begin(), pages.end(), is_in_sitemap));
    const auto parts = static_cast<std::uint32_t>((urls + kSitemapUrls - 1) / kSitemapUrls);
    add({.kind = PageKind::kSitemap,
         .format = Format::kOther,
         .parts = parts,
         .path = "sitemap.xml"});
    for (std::uint32_t part = 1; parts > 1 && part <= parts; ++part) {
      add({.kind = PageKind::kSitemap,
           .format = Format::kOther,
           .part = part,
           .parts = parts,
           .path = fmt::format("sitemap-{}.xml", part)});
    }
  }

  const SiteConfig& site_;
  const Catalog& catalog_;
};

/// Puts the pages into the order of their paths.
Plan sorted_plan(Planner&& planner) {
  Plan plan;
  std::vector<std::uint32_t> order(planner.pages.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](auto a, auto b) { return planner.pages[a].path < planner.pages[b].path; });
  plan.made.resize(order.size());
  plan.pages.reserve(order.size());
  for (const std::uint32_t old : order) {
    plan.made[old] = static_cast<std::uint32_t>(plan.pages.size());
    plan.pages.push_back(std::move(planner.pages[old]));
  }
  for (Page& page : plan.pages)
    if (page.kind == PageKind::kRedirect) page.subject = plan.made[page.subject];
  plan.first_made = std::move(planner.first_made);
  plan.listings = std::move(planner.listings);
  for (std::uint32_t& listing : plan.listings)
    listing = listing == kAbsent ? kAbsent : plan.made[listing];
  return plan;
}

}  // namespace

const Page* Plan::find(std::string_view path) const {
  const auto found = std::lower_bound(pages.begin(), pages.end(), path,
                                      [](auto& page, auto& key) { return page.path < key; });
  return found == pages.end() || found->path != path ? nullptr : &*found;
}

const Page* Plan::find(PageKind kind, std::uint32_t subject, std::uint32_t part) const {
  const std::vector<std::uint32_t>& first = first_made[static_cast<std::size_t>(kind)];
  if (subject >= first.size() || first[subject] == kAbsent) return nullptr;
  if (part == 0) return &pages[made[first[subject]]];
  for (std::uint32_t next = first[subject] + 1; next < made.size(); ++next) {
    const Page& page = pages[made[next]];
    if (page.kind != kind || page.subject != subject) return nullptr;
    if (page.format == Format::kHtml && page.part == part) return &page;
  }
  return nullptr;
}

std::string Plan::address(PageKind kind, std::uint32_t subject, Format format) const {
  const Page* page = find(kind, subject);
  if (page == nullptr) return {};
  if (format == Format::kHtml) return page->path;
  return page->has(format) ? sibling_path(*page, format) : std::string();
}

const Page* Plan::find_listing(PublicationIndex publication) const {
  if (publication >= listings.size() || listings[publication] == kAbsent) return nullptr;
  return &pages[listings[publication]];
}

Plan make_plan(const SiteConfig& site, const Catalog& catalog,
               const std::vector<std::string>& theme_assets, Diagnostics& diagnostics) {
  return make_plan(site, catalog, theme_assets, std::nullopt, diagnostics);
}

Plan make_plan(const SiteConfig& site, const Catalog& catalog,
               const std::vector<std::string>& theme_assets,
               const std::optional<Permalinks>& permalinks, Diagnostics& diagnostics) {
  Planner planner(site, catalog);
  planner.add_all(theme_assets);
  const Permalinks promised = permalinks.value_or(Permalinks());
  for (Move& move : make_moves(promised, catalog, planner.pages, diagnostics))
    planner.add_redirect(std::move(move));
  check_collisions(planner.pages, catalog, promised, diagnostics);
  Plan plan = sorted_plan(std::move(planner));
  check_permalinks(promised, catalog, plan, diagnostics);
  return plan;
}

}  // namespace offprint
