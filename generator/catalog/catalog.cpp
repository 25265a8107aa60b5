#include "catalog/catalog.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <tuple>

#include "base/parallel.hpp"
#include "catalog/digests.hpp"
#include "catalog/former_names.hpp"
#include "catalog/merge.hpp"
#include "catalog/owner.hpp"
#include "catalog/papers.hpp"
#include "catalog/people.hpp"
#include "catalog/slices.hpp"
#include "catalog/venues.hpp"

namespace offprint {
namespace {

template <class Index>
std::optional<Index> find_in(const std::vector<std::pair<std::string, Index>>& sorted,
                             std::string_view id) {
  const auto found = std::lower_bound(sorted.begin(), sorted.end(), id,
                                      [](auto& entry, auto& key) { return entry.first < key; });
  if (found == sorted.end() || found->first != id) return std::nullopt;
  return found->second;
}

/// To appear, in press and under review before the dated; then newest first. What is not known
/// counts as the earliest, and the order of the files decides between equals, so that an unknown
/// month reshuffles nothing.
auto order_key(const Publication& p) {
  return std::make_tuple(p.status == Status::kPublished, -p.issued.year, -p.issued.month,
                         -p.issued.day);
}

/// Puts at each position what stands at `order` of it, in place: a second list of all would double
/// what the largest sites need.
void rearrange(std::vector<Publication>& publications, std::vector<PublicationIndex> order) {
  for (PublicationIndex first = 0; first < order.size(); ++first) {
    if (order[first] == first) continue;
    Publication taken = std::move(publications[first]);
    PublicationIndex to = first;
    for (PublicationIndex from; (from = order[to]) != first; to = from) {
      publications[to] = std::move(publications[from]);
      order[to] = to;
    }
    publications[to] = std::move(taken);
    order[to] = to;
  }
}

/// Sorts the publications and tells for each, in the order of the files, where it stands now.
std::vector<PublicationIndex> sort_publications(Merged& merged) {
  std::vector<PublicationIndex> order(merged.publications.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](PublicationIndex a, PublicationIndex b) {
    return order_key(merged.publications[a]) < order_key(merged.publications[b]);
  });
  std::vector<PublicationIndex> moved(order.size());
  for (PublicationIndex now = 0; now < order.size(); ++now) moved[order[now]] = now;
  rearrange(merged.publications, std::move(order));
  for (Fate& fate : merged.fates)
    fate.publication = fate.publication == kAbsent ? kAbsent : moved[fate.publication];
  return moved;
}

void index_ids(Catalog& catalog) {
  for (PublicationIndex i = 0; i < catalog.publications.size(); ++i) {
    const Publication& publication = catalog.publications[i];
    catalog.publication_ids.emplace_back(publication.id, i);
    for (const std::string& old : publication.old_ids) catalog.publication_ids.emplace_back(old, i);
  }
  for (const Fate& fate : catalog.fates) {
    if (fate.publication != kAbsent)
      catalog.publication_ids.emplace_back(fate.id, fate.publication);
  }
  std::sort(catalog.publication_ids.begin(), catalog.publication_ids.end());
  const auto same = [](auto& a, auto& b) { return a.first == b.first; };
  auto& ids = catalog.publication_ids;
  ids.erase(std::unique(ids.begin(), ids.end(), same), ids.end());
}

void take_venues(Catalog& catalog, std::vector<Venue> registry,
                 const std::vector<PublicationIndex>& file_order, Diagnostics& diagnostics) {
  VenuesAndEditions venues =
      identify_venues(std::move(registry), catalog.publications, file_order, diagnostics);
  catalog.venues = std::move(venues.venues);
  catalog.editions = std::move(venues.editions);
}

void take_slices(Catalog& catalog) {
  catalog.topics = slice_by_topic(catalog.publications);
  catalog.years = slice_by_year(catalog.publications);
  catalog.types = slice_by_type(catalog.publications);
  catalog.awarded = list_awarded(catalog.publications);
}

void index_people(Catalog& catalog) {
  for (PersonIndex i = 0; i < catalog.people.size(); ++i)
    catalog.person_ids.emplace_back(catalog.people[i].id, i);
  std::sort(catalog.person_ids.begin(), catalog.person_ids.end());
}

void add_rejections(std::vector<Rejection> rejections, std::vector<Fate>& fates) {
  for (Rejection& rejection : rejections)
    fates.push_back({Fate::Kind::kRejected, std::move(rejection.id), rejection.place, kAbsent,
                     std::move(rejection.reason)});
}

std::vector<Document> newest_first(std::vector<Document> news) {
  std::stable_sort(news.begin(), news.end(), [](auto& a, auto& b) { return a.date > b.date; });
  return news;
}

}  // namespace

std::optional<PublicationIndex> Catalog::find_publication(std::string_view id) const {
  return find_in(publication_ids, id);
}

std::optional<PersonIndex> Catalog::find_person(std::string_view id) const {
  return find_in(person_ids, id);
}

std::optional<VenueIndex> Catalog::find_venue(std::string_view key) const {
  const auto found = std::lower_bound(venues.begin(), venues.end(), key,
                                      [](auto& venue, auto& k) { return venue.key < k; });
  if (found == venues.end() || found->key != key) return std::nullopt;
  return static_cast<VenueIndex>(found - venues.begin());
}

Catalog make_catalog(Content content, Diagnostics& diagnostics) {
  Catalog catalog;
  Merged merged = merge_records(std::move(content.records), diagnostics);
  const std::vector<PublicationIndex> file_order = sort_publications(merged);
  catalog.publications = std::move(merged.publications);
  catalog.fates = std::move(merged.fates);
  add_rejections(std::move(content.rejections), catalog.fates);
  index_ids(catalog);

  Diagnostics of_people;
  for_both(
      [&] {
        take_venues(catalog, std::move(content.venues), file_order, diagnostics);
        take_slices(catalog);
      },
      [&] {
        catalog.people = identify_people(std::move(content.people), content.site.owner,
                                         catalog.publications, of_people);
        index_people(catalog);
      });
  diagnostics.append(std::move(of_people));
  catalog.owner = find_owner(catalog, content.site.owner, diagnostics);
  check_owner_list(catalog, diagnostics);

  catalog.digests =
      resolve_digests(std::move(content.digests), catalog, catalog.publications, diagnostics);
  catalog.pages = std::move(content.pages);
  catalog.news = newest_first(std::move(content.news));
  catalog.cv = std::move(content.cv);
  catalog.assets = std::move(content.assets);
  place_papers(content.papers, catalog.publications, catalog.assets);
  report_former_names(catalog, content.site, diagnostics);
  return catalog;
}

}  // namespace offprint
