#include "starter/survey.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "catalog/catalog.hpp"
#include "text/name.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

using Works = std::set<PublicationIndex>;

constexpr std::size_t kCandidates = 20;  ///< persons of most works, one of whom the author is
constexpr std::size_t kCore = 5;
constexpr std::size_t kPeople = 50;

Catalog catalog_of(const std::vector<Record>& records) {
  Content content;
  content.records = records;
  Diagnostics ignored;
  return make_catalog(std::move(content), ignored);
}

/// As people write it, where that is read as the same name again.
std::string written_name(const PrintedName& name) {
  const std::string shown = display_name(name);
  return name_key(parse_name(shown)) == name_key(name) ? shown : inverted_name(name);
}

/// Is more of the given names known than initials?
bool is_spelt_out(const PrintedName& name) {
  return name.given.find('.') == std::string::npos &&
         name.given.size() > folded_initials(name).size();
}

std::vector<PersonIndex> by_works(const Catalog& catalog) {
  std::vector<PersonIndex> people(catalog.people.size());
  for (PersonIndex i = 0; i < people.size(); ++i) people[i] = i;
  std::ranges::stable_sort(people, std::ranges::greater(), [&](PersonIndex person) {
    return catalog.people[person].publications.size();
  });
  return people;
}

/// The works on which a name stands, in whatever spelling.
Works works_of(const Catalog& catalog, const PrintedName& name) {
  Works works;
  for (const PersonEntry& person : catalog.people)
    if (names_compatible(person.name, name))
      works.insert(person.publications.begin(), person.publications.end());
  return works;
}

/// Has it letters that many databases strip to those of English?
bool has_accents(const PrintedName& name) {
  return std::ranges::any_of(name.given + name.family, [](char c) { return c < 0; });
}

/// The best spelling of a name on the works: spelt out, with its accents, and on many of them.
PrintedName best_spelling(const Catalog& catalog, const PrintedName& name) {
  std::map<std::string, std::pair<PrintedName, std::size_t>> spellings;
  for (const PublicationIndex work : works_of(catalog, name))
    for (const PrintedName& author : catalog.publications[work].authors)
      if (names_compatible(author, name))
        ++spellings.try_emplace(display_name(author), author, 0).first->second.second;
  const auto rank = [](const auto& spelling) {
    const auto& [printed, count] = spelling.second;
    return std::tuple(is_spelt_out(printed), has_accents(printed), count);
  };
  const auto best = std::ranges::max_element(spellings, {}, rank);
  return best == spellings.end() ? name : best->second.first;
}

/// Of how many works a person is the first author.
std::size_t led_by(const Catalog& catalog, const PrintedName& name, const Works& works) {
  return static_cast<std::size_t>(std::ranges::count_if(works, [&](PublicationIndex work) {
    const std::vector<PrintedName>& authors = catalog.publications[work].authors;
    return !authors.empty() && names_compatible(authors.front(), name);
  }));
}

PrintedName most_frequent(const Catalog& catalog) {
  PrintedName best;
  std::pair<std::size_t, std::size_t> most{0, 0};
  std::vector<PersonIndex> people = by_works(catalog);
  people.resize(std::min(people.size(), kCandidates));
  for (const PersonIndex person : people) {
    const PrintedName& name = catalog.people[person].name;
    const Works works = works_of(catalog, name);
    const std::pair count{works.size(), led_by(catalog, name, works)};
    if (count > most) std::tie(most, best) = std::pair(count, name);
  }
  return best_spelling(catalog, best);
}

/// Counts of things by position, as a list.
template <class Make>
std::vector<Tally> tallies(const std::map<std::uint32_t, std::size_t>& counts, const Make& make) {
  std::vector<Tally> list;
  for (const auto& [index, works] : counts) {
    list.push_back(make(index));
    list.back().works = works;
  }
  std::ranges::stable_sort(list, std::ranges::greater(), &Tally::works);
  return list;
}

/// Leaves the first few of those other than the author, and none whose initials may be those of
/// another one.
void keep_spellings(std::vector<Tally>& people, const PrintedName& author) {
  std::vector<PrintedName> kept{author};
  std::erase_if(people, [&](const Tally& person) {
    const PrintedName name = parse_name(person.name);
    const bool known = kept.size() > kPeople || std::ranges::any_of(kept, [&](const auto& other) {
                         return names_compatible(other, name);
                       });
    if (!known) kept.push_back(name);
    return known;
  });
}

/// Counts what stands on some works of a catalog.
class Surveyor {
 public:
  Surveyor(const Catalog& catalog, const Works& works) : catalog_(catalog) {
    survey_.works = works.size();
    for (const PublicationIndex work : works) count(catalog.publications[work]);
  }

  Survey finish(const PrintedName& author) && {
    survey_.people = tallies(people_, [&](std::uint32_t i) { return person(i); });
    keep_spellings(survey_.people, author);
    survey_.topics = tallies(topics_, [&](std::uint32_t i) { return topic(i); });
    survey_.venues = tallies(venues_, [&](std::uint32_t i) { return venue(i); });
    std::ranges::stable_partition(survey_.venues,
                                  [](const Tally& venue) { return venue.type != "repository"; });
    return std::move(survey_);
  }

 private:
  void count(const Publication& work) {
    for (const PersonIndex person : std::set(work.people.begin(), work.people.end()))
      if (person != kAbsent) ++people_[person];
    for (const TopicIndex topic : std::set(work.topic_indexes.begin(), work.topic_indexes.end()))
      ++topics_[topic];
    if (work.edition_index != kAbsent) ++venues_[catalog_.editions[work.edition_index].venue];
    const int year = work.issued.year;
    if (year == 0) return;
    if (survey_.first_year == 0 || year < survey_.first_year) survey_.first_year = year;
    survey_.last_year = std::max(survey_.last_year, year);
  }

  Tally person(std::uint32_t index) const {
    const PersonEntry& entry = catalog_.people[index];
    return {entry.id, written_name(entry.name), {}, {}, 0};
  }
  Tally topic(std::uint32_t index) const {
    return {catalog_.topics[index].slug, catalog_.topics[index].name, {}, {}, 0};
  }
  Tally venue(std::uint32_t index) const {
    const VenueEntry& entry = catalog_.venues[index];
    return {entry.key, entry.name, entry.short_name, entry.type, 0};
  }

  const Catalog& catalog_;
  Survey survey_;
  std::map<std::uint32_t, std::size_t> people_, topics_, venues_;
};

Works all_works(const Catalog& catalog) {
  Works works;
  for (PublicationIndex i = 0; i < catalog.publications.size(); ++i) works.insert(works.end(), i);
  return works;
}

Tally author_tally(const Catalog& catalog, const PrintedName& name) {
  const std::string written = written_name(name);
  return {make_slug(display_name(name)), written, {}, {}, works_of(catalog, name).size()};
}

std::size_t works_of_core(const Catalog& catalog) {
  std::vector<PersonIndex> core = by_works(catalog);
  core.resize(std::min(core.size(), kCore));
  Works works;
  for (const PersonIndex person : core)
    works.insert(catalog.people[person].publications.begin(),
                 catalog.people[person].publications.end());
  return works.size();
}

}  // namespace

Survey survey_records(const std::vector<Record>& records) {
  const Catalog catalog = catalog_of(records);
  const PrintedName author = most_frequent(catalog);
  Survey survey = Surveyor(catalog, all_works(catalog)).finish({});
  if (!catalog.people.empty()) survey.author = author_tally(catalog, author);
  survey.of_core = works_of_core(catalog);
  return survey;
}

std::string person_name(const std::string& typed) {
  const std::string name = written_name(parse_name(typed));
  return name.empty() ? typed : name;
}

Survey survey_records_of(const std::vector<Record>& records, const std::string& name) {
  const Catalog catalog = catalog_of(records);
  const PrintedName author = parse_name(name);
  Survey survey = Surveyor(catalog, works_of(catalog, author)).finish(author);
  survey.author = author_tally(catalog, author);
  return survey;
}

KindProposal propose_kind(const Survey& survey) {
  const auto most = [&](std::size_t works) { return works * 2 > survey.works; };
  const auto told = [&](const Tally& tally, const char* verb) {
    return fmt::format("{} {} {} of {} works", tally.name, verb, tally.works, survey.works);
  };
  if (survey.works == 0) return {};
  if (most(survey.author.works)) return {SiteKind::kHomepage, told(survey.author, "is on")};
  if (!survey.venues.empty() && most(survey.venues.front().works))
    return {SiteKind::kVenue, told(survey.venues.front(), "has")};
  if (most(survey.of_core))
    return {SiteKind::kLab, fmt::format("nobody is on most works, but five people are on {} of {}",
                                        survey.of_core, survey.works)};
  return {SiteKind::kDigest, "no person, group or venue has most of the works"};
}

}  // namespace offprint
