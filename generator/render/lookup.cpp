#include "render/lookup.hpp"

#include <numeric>
#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/name.hpp"

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

/// "H" for van den Hengel too, since lists are sorted by the particle: what the sort name begins
/// with, in capitals; "#" for what is no letter.
std::string letter_of(const PersonEntry& person) {
  const std::string key = sort_key(person.name);
  std::size_t offset = 0;
  const char32_t first = key.empty() ? U'#' : decode_utf8(key, offset);
  return to_utf8(std::u32string(1, is_letter(first) ? to_upper(first) : U'#'));
}

std::vector<Letter> letters_of(const Catalog& catalog, const std::vector<PersonIndex>& people) {
  std::vector<Letter> letters;
  for (std::size_t i = 0; i < people.size(); ++i) {
    std::string letter = letter_of(catalog.people[people[i]]);
    if (letters.empty() || letters.back().letter != letter)
      letters.push_back({std::move(letter), i});
  }
  return letters;
}

void note_addresses(const Plan& plan, Lookup& lookup) {
  for (std::size_t kind = 0; kind < lookup.addresses.size(); ++kind) {
    const std::size_t count = plan.first_made[kind].size();
    for (std::uint32_t subject = 0; subject < count; ++subject) {
      const Page* page = plan.find(static_cast<PageKind>(kind), subject);
      lookup.addresses[kind].push_back(page == nullptr ? "" : std::string_view(page->path));
    }
  }
}

}  // namespace

Lookup make_lookup(const Site& site) {
  const Catalog& catalog = site.catalog;
  Lookup lookup;
  note_addresses(site.plan, lookup);
  note_years(catalog, lookup.year_of);
  note_places(catalog, lookup.place_of);
  for (PublicationIndex index = 0; index < catalog.publications.size(); ++index)
    if (catalog.publications[index].selected) lookup.selected.push_back(index);
  lookup.all.resize(catalog.publications.size());
  std::iota(lookup.all.begin(), lookup.all.end(), PublicationIndex{0});
  for (PersonIndex index = 0; index < catalog.people.size(); ++index)
    if (site.plan.find(PageKind::kPerson, index) != nullptr) lookup.people.push_back(index);
  lookup.letters = letters_of(catalog, lookup.people);
  return lookup;
}

}  // namespace offprint
