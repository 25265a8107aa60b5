#include "export/page_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/utf8.hpp"
#include "export/citation.hpp"
#include "export/dates.hpp"
#include "export/listing.hpp"
#include "export/venue_line.hpp"
#include "text/name.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

/// What the words have for a CSL type in that group; a type that they do not know as it stands.
std::string_view type_in(const Words& words, std::string_view group, std::string_view type) {
  const std::string_view known = type.empty() ? std::string_view("document") : type;
  const Message* found = words.find(fmt::format("{}.{}", group, known));
  return found == nullptr ? type : found->text();
}

std::string year_title(const Words& words, const Slice& year) {
  return year.name.empty() ? std::string(words.text("title_undated"))
                           : words.say("title_year", {year.name});
}

std::string edition_title(const Site& site, EditionIndex index) {
  const EditionEntry& edition = site.catalog.editions[index];
  return edition_name(edition, site.catalog.venues[edition.venue]);
}

std::string track_title(const Site& site, const Page& page) {
  return site.words.say("title_track", {edition_title(site, page.subject),
                                        site.catalog.editions[page.subject].tracks[page.part]});
}

std::string month_title(const Words& words, const DigestEntry& digest) {
  return long_date(words, {.year = digest.date.year, .month = digest.date.month});
}

std::string digest_title(const Words& words, const DigestEntry& digest) {
  return digest.title.empty() ? words.say("title_digest", {long_date(words, digest.date)})
                              : digest.title;
}

struct FixedTitle {
  PageKind kind;
  std::string_view key;  ///< of its words
};

constexpr auto kFixedTitles = std::to_array<FixedTitle>({
    {PageKind::kNotFound, "not_found"},
    {PageKind::kCv, "cv"},
    {PageKind::kPublications, "publications"},
    {PageKind::kTopics, "topics"},
    {PageKind::kAwards, "awards"},
    {PageKind::kPeople, "people"},
    {PageKind::kVenues, "venues"},
    {PageKind::kDigests, "digests"},
    {PageKind::kNews, "news"},
    {PageKind::kRedirect, "moved"},
});

/// The title of a page that there is once; the site's own where the kind has none.
std::string fixed_title(const Site& site, PageKind kind) {
  const auto found = std::ranges::find(kFixedTitles, kind, &FixedTitle::kind);
  return found == kFixedTitles.end() ? site.config.title : std::string(site.words.text(found->key));
}

/// The title of a whole list, whichever part of it the page shows.
std::string list_title(const Site& site, const Page& page) {
  const Catalog& catalog = site.catalog;
  switch (page.kind) {
    case PageKind::kDocument:
      return catalog.pages[page.subject].title;
    case PageKind::kPublication:
      return std::string(site.texts.of(page.subject).title);
    case PageKind::kYear:
      return year_title(site.words, catalog.years[page.subject]);
    case PageKind::kType:
      return std::string(type_name_plural(site.words, catalog.types[page.subject].name));
    case PageKind::kTopic:
      return catalog.topics[page.subject].name;
    case PageKind::kPerson:
      return display_name(catalog.people[page.subject].name);
    case PageKind::kVenue:
      return catalog.venues[page.subject].name;
    case PageKind::kEdition:
      return edition_title(site, page.subject);
    case PageKind::kTrack:
      return track_title(site, page);
    case PageKind::kDigestMonth:
      return month_title(site.words, catalog.digests[page.subject]);
    case PageKind::kDigest:
      return digest_title(site.words, catalog.digests[page.subject]);
    case PageKind::kNewsItem:
      return catalog.news[page.subject].title;
    default:
      return fixed_title(site, page.kind);
  }
}

/// Is the page one of several that share a list?
bool is_later_part(const Page& page) { return is_in_parts(page.kind) && page.part > 0; }

/// The text up to a word's end, with an ellipsis where something was left out.
std::string shortened(std::string_view text) {
  constexpr std::size_t kMost = 200;
  const std::string_view head = slice_code_points(text, 0, kMost);
  if (head.size() == text.size()) return std::string(text);
  return fmt::format("{}…", head.substr(0, std::min(head.rfind(' '), head.size())));
}

std::string works(const Words& words, std::size_t count) {
  return words.say("publications_counted", {count});
}

/// Adds a part to a list in a sentence.
void add_part(const Words& words, std::string& list, std::string_view part) {
  if (!list.empty() && !part.empty()) list += words.text("comma");
  list += part;
}

std::string author_names(const Words& words, const Publication& publication) {
  std::string names;
  for (const PrintedName& author : publication.authors)
    add_part(words, names, display_name(author));
  return names;
}

std::string publication_description(const Site& site, PublicationIndex index) {
  const PublicationText& text = site.texts.of(index);
  const Publication& publication = site.catalog.publications[index];
  if (!text.abstract.empty()) return shortened(text.abstract);
  if (!publication.summary.empty()) return shortened(scholarly_to_plain(publication.summary));
  const std::string names = author_names(site.words, publication);
  const bool both = !names.empty() && !text.venue_line.empty();
  return shortened(
      fmt::format("{}{}{}", names, both ? site.words.text("stop") : "", text.venue_line));
}

std::string person_description(const Words& words, const PersonEntry& person) {
  std::string out = person.role;
  add_part(words, out, person.affiliation);
  add_part(words, out, works(words, person.publications.size()));
  return out;
}

std::string cv_description(const Words& words, const PersonEntry& owner) {
  std::string out = display_name(owner.name);
  add_part(words, out, person_description(words, owner));
  return out;
}

std::string list_description(const Site& site, const Page& page) {
  return site.words.say("title_list", {list_title(site, page),
                                       works(site.words, publications_of(site, page).size())});
}

/// The overview that a page of this kind belongs to: its own parent on the way.
PageKind parent_of(PageKind kind) {
  switch (kind) {
    case PageKind::kPublication:
    case PageKind::kYear:
    case PageKind::kType:
    case PageKind::kTopics:
    case PageKind::kAwards:
      return PageKind::kPublications;
    case PageKind::kTopic:
      return PageKind::kTopics;
    case PageKind::kPerson:
      return PageKind::kPeople;
    case PageKind::kVenue:
      return PageKind::kVenues;
    case PageKind::kEdition:
      return PageKind::kVenue;
    case PageKind::kTrack:
      return PageKind::kEdition;
    case PageKind::kDigestMonth:
      return PageKind::kDigests;
    case PageKind::kDigest:
      return PageKind::kDigestMonth;
    case PageKind::kNewsItem:
      return PageKind::kNews;
    default:
      return PageKind::kHome;
  }
}

/// What the parent's page shows.
std::uint32_t parent_subject(const Catalog& catalog, const Page& page) {
  switch (page.kind) {
    case PageKind::kEdition:
      return catalog.editions[page.subject].venue;
    case PageKind::kTrack:
      return page.subject;
    case PageKind::kDigest:
      return first_of_month(catalog, page.subject);
    default:
      return 0;
  }
}

Page parent_page(const Catalog& catalog, const Page& page) {
  return {.kind = parent_of(page.kind), .subject = parent_subject(catalog, page)};
}

Breadcrumb breadcrumb(const Site& site, const Page& page) {
  return {
      page.kind == PageKind::kHome ? std::string(site.words.text("home")) : list_title(site, page),
      site.plan.address(page.kind, page.subject)};
}

}  // namespace

std::string page_title(const Site& site, const Page& page) {
  const std::string title = list_title(site, page);
  return is_later_part(page) ? site.words.say("title_part", {page.part + 1, title}) : title;
}

std::string page_description(const Site& site, const Page& page) {
  const Catalog& catalog = site.catalog;
  switch (page.kind) {
    case PageKind::kHome:
      return site.config.description;
    case PageKind::kDocument:
      return catalog.pages[page.subject].description;
    case PageKind::kNewsItem:
      return catalog.news[page.subject].description;
    case PageKind::kPublication:
      return publication_description(site, page.subject);
    case PageKind::kCv:
      return cv_description(site.words, catalog.people[catalog.owner]);
    case PageKind::kPerson:
      return person_description(site.words, catalog.people[page.subject]);
    case PageKind::kPublications:
    case PageKind::kYear:
    case PageKind::kType:
    case PageKind::kTopic:
    case PageKind::kAwards:
    case PageKind::kVenue:
    case PageKind::kEdition:
    case PageKind::kTrack:
    case PageKind::kDigest:
      return list_description(site, page);
    default:
      return {};
  }
}

std::vector<Breadcrumb> breadcrumbs(const Site& site, const Page& page) {
  std::vector<Breadcrumb> way;
  if (page.kind == PageKind::kHome) return way;
  way.push_back({page_title(site, page), page.path});
  Page step = page;
  do {
    step = parent_page(site.catalog, step);
    Breadcrumb next = breadcrumb(site, step);
    if (!next.address.empty()) way.push_back(std::move(next));
  } while (step.kind != PageKind::kHome);
  std::reverse(way.begin(), way.end());
  return way;
}

std::string_view type_name(const Words& words, std::string_view type) {
  return type_in(words, "type", type);
}

std::string_view type_name_plural(const Words& words, std::string_view type) {
  return type_in(words, "types", type);
}

std::string_view status_name(const Words& words, Status status) {
  constexpr std::array<std::string_view, 4> kKeys{"", "state.to-appear", "state.in-press",
                                                  "state.under-review"};
  return status == Status::kPublished ? std::string_view("")
                                      : words.text(kKeys[static_cast<std::size_t>(status)]);
}

std::string year_label(const Words& words, const Slice& year) {
  return year.name.empty() ? std::string(words.text("undated")) : year.name;
}

}  // namespace offprint
