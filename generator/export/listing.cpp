#include "export/listing.hpp"

#include <algorithm>
#include <numeric>

namespace offprint {
namespace {

using Listing = std::vector<PublicationIndex>;

Listing all_publications(const Catalog& catalog) {
  Listing all(catalog.publications.size());
  std::iota(all.begin(), all.end(), PublicationIndex{0});
  return all;
}

/// The owner's, on the site of one person; else everything.
Listing home_publications(const Catalog& catalog) {
  return catalog.owner == kAbsent ? all_publications(catalog)
                                  : catalog.people[catalog.owner].publications;
}

/// What the CV says that it lists of the owner's.
Listing cv_publications(const Catalog& catalog) {
  Listing found = home_publications(catalog);
  if (catalog.cv->selected_only)
    std::erase_if(found, [&](auto index) { return !catalog.publications[index].selected; });
  return found;
}

Listing venue_publications(const Catalog& catalog, const VenueEntry& venue) {
  Listing found;
  for (const EditionIndex run : venue.runs) {
    const Listing& here = catalog.editions[run].publications;
    found.insert(found.end(), here.begin(), here.end());
  }
  return found;
}

Listing track_publications(const Catalog& catalog, const EditionEntry& edition, std::size_t track) {
  Listing found;
  for (const PublicationIndex publication : edition.publications) {
    if (catalog.publications[publication].track == edition.tracks[track])
      found.push_back(publication);
  }
  return found;
}

bool same_month(const Date& a, const Date& b) { return a.year == b.year && a.month == b.month; }

}  // namespace

std::vector<PublicationIndex> publications_of(const Site& site, const Page& page) {
  const Catalog& catalog = site.catalog;
  switch (page.kind) {
    case PageKind::kHome:
      return home_publications(catalog);
    case PageKind::kCv:
      return cv_publications(catalog);
    case PageKind::kPublications:
      return all_publications(catalog);
    case PageKind::kPublication:
      return {page.subject};
    case PageKind::kYear:
      return catalog.years[page.subject].publications;
    case PageKind::kType:
      return catalog.types[page.subject].publications;
    case PageKind::kTopic:
      return catalog.topics[page.subject].publications;
    case PageKind::kAwards:
      return catalog.awarded;
    case PageKind::kPerson:
      return catalog.people[page.subject].publications;
    case PageKind::kVenue:
      return venue_publications(catalog, catalog.venues[page.subject]);
    case PageKind::kEdition:
      return catalog.editions[page.subject].publications;
    case PageKind::kTrack:
      return track_publications(catalog, catalog.editions[page.subject], page.part);
    case PageKind::kDigest:
      return catalog.digests[page.subject].publications;
    default:
      return {};
  }
}

std::size_t first_on(const Site& site, const Page& page) {
  return is_in_parts(page.kind) ? page.part * static_cast<std::size_t>(site.config.page_size) : 0;
}

std::vector<PublicationIndex> publications_on(const Site& site, const Page& page) {
  Listing all = publications_of(site, page);
  if (page.parts <= 1 || !is_in_parts(page.kind)) return all;
  const std::size_t first = std::min(first_on(site, page), all.size());
  const std::size_t last =
      std::min(first + static_cast<std::size_t>(site.config.page_size), all.size());
  return Listing(all.begin() + static_cast<std::ptrdiff_t>(first),
                 all.begin() + static_cast<std::ptrdiff_t>(last));
}

DigestIndex first_of_month(const Catalog& catalog, DigestIndex digest) {
  const std::vector<DigestEntry>& digests = catalog.digests;
  while (digest > 0 && same_month(digests[digest - 1].date, digests[digest].date)) --digest;
  return digest;
}

}  // namespace offprint
