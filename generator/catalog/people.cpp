#include "catalog/people.hpp"

#include <algorithm>
#include <map>

#include "base/parallel.hpp"
#include "catalog/directory.hpp"
#include "text/name.hpp"

namespace offprint {
namespace {

/// Puts people into the order of their sort names, and the publications' indexes with them.
void sort_people(std::vector<PersonEntry>& people, std::vector<Publication>& publications) {
  std::vector<std::pair<std::string, PersonIndex>> order;
  for (PersonIndex i = 0; i < people.size(); ++i)
    order.emplace_back(sort_key(people[i].name) + '\0' + people[i].id, i);
  std::sort(order.begin(), order.end());
  std::vector<PersonEntry> sorted;
  std::vector<PersonIndex> moved(people.size());
  sorted.reserve(people.size());
  for (const auto& [key, old] : order) {
    moved[old] = static_cast<PersonIndex>(sorted.size());
    sorted.push_back(std::move(people[old]));
  }
  people = std::move(sorted);
  for (Publication& publication : publications) {
    for (PersonIndex& person : publication.people)
      person = person == kAbsent ? kAbsent : moved[person];
  }
}

void list_works(std::vector<PersonEntry>& people, const std::vector<Publication>& publications) {
  for (PublicationIndex i = 0; i < publications.size(); ++i) {
    for (const PersonIndex person : publications[i].people) {
      if (person == kAbsent) continue;
      std::vector<PublicationIndex>& works = people[person].publications;
      if (works.empty() || works.back() != i) works.push_back(i);
    }
  }
}

std::vector<Collaborator> count_collaborators(PersonIndex self, const PersonEntry& person,
                                              const std::vector<Publication>& publications) {
  constexpr std::size_t kMostAuthors = 100;
  std::map<PersonIndex, std::uint32_t> counts;
  for (const PublicationIndex work : person.publications) {
    const std::vector<PersonIndex>& authors = publications[work].people;
    if (authors.size() > kMostAuthors) continue;
    for (const PersonIndex author : authors) {
      if (author != kAbsent && author != self) ++counts[author];
    }
  }
  std::vector<Collaborator> collaborators;
  for (const auto& [other, works] : counts) collaborators.push_back({other, works});
  std::stable_sort(collaborators.begin(), collaborators.end(),
                   [](auto& a, auto& b) { return a.works > b.works; });
  return collaborators;
}

}  // namespace

std::vector<PersonEntry> identify_people(std::vector<Person> registry, const std::string& owner,
                                         std::vector<Publication>& publications,
                                         Diagnostics& diagnostics) {
  Directory directory(std::move(registry), owner, diagnostics);
  for (Publication& publication : publications) directory.identify(publication);
  directory.report_idle_claims();
  std::vector<PersonEntry> people = std::move(directory).people();
  sort_people(people, publications);
  list_works(people, publications);
  constexpr std::size_t kRun = 256;
  for_each_run(people.size(), kRun, number_of_threads(0), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i)
      people[i].collaborators =
          count_collaborators(static_cast<PersonIndex>(i), people[i], publications);
  });
  return people;
}

}  // namespace offprint
