#include "render/lookup.hpp"

#include <numeric>

namespace offprint {
namespace {

void note_years(const Catalog& catalog, std::vector<std::uint32_t>& year_of) {
  year_of.assign(catalog.publications.size(), kAbsent);
  for (std::uint32_t year = 0; year < catalog.years.size(); ++year)
    for (const PublicationIndex index : catalog.years[year].publications) year_of[index] = year;
}

void note_places(const Catalog& catalog, std::vector<std::uint32_t>& place_of) {
  place_of.assign(catalog.publications.size(), 0);
  for (const EditionEntry& edition : catalog.editions)
    for (std::uint32_t place = 0; place < edition.publications.size(); ++place)
      place_of[edition.publications[place]] = place;
}

}  // namespace

Lookup make_lookup(const Site& site) {
  const Catalog& catalog = site.catalog;
  Lookup lookup;
  note_years(catalog, lookup.year_of);
  note_places(catalog, lookup.place_of);
  for (PublicationIndex index = 0; index < catalog.publications.size(); ++index)
    if (catalog.publications[index].selected) lookup.selected.push_back(index);
  lookup.all.resize(catalog.publications.size());
  std::iota(lookup.all.begin(), lookup.all.end(), PublicationIndex{0});
  for (PersonIndex index = 0; index < catalog.people.size(); ++index)
    if (site.plan.find(PageKind::kPerson, index) != nullptr) lookup.people.push_back(index);
  return lookup;
}

}  // namespace offprint
