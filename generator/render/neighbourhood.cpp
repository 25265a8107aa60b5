#include "render/neighbourhood.hpp"

#include <algorithm>
#include <map>

namespace offprint {
namespace {

constexpr std::size_t kHandful = 6;
constexpr std::size_t kCollaboratorsAsked = 12;  ///< of a person, for works nearby
constexpr std::size_t kWorksAsked = 100;         ///< of one author, newest first

bool more_works(const Counted& a, const Counted& b) {
  return a.works != b.works ? a.works > b.works : a.index < b.index;
}

std::vector<Counted> sorted_counts(const std::map<std::uint32_t, std::size_t>& counts) {
  std::vector<Counted> result;
  for (const auto& [index, works] : counts) result.push_back({index, works});
  std::sort(result.begin(), result.end(), more_works);
  return result;
}

bool has_author(const Publication& publication, PersonIndex person) {
  return std::ranges::find(publication.people, person) != publication.people.end();
}

/// The newest works of someone: people's lists are newest first.
std::span<const PublicationIndex> newest_works(const PersonEntry& person) {
  return std::span(person.publications).first(std::min(person.publications.size(), kWorksAsked));
}

/// The newest few that are not also the person's own.
void add_works_without(const Catalog& catalog, PersonIndex collaborator, PersonIndex person,
                       std::vector<PublicationIndex>& found) {
  std::size_t taken = 0;
  for (const PublicationIndex work : newest_works(catalog.people[collaborator])) {
    if (has_author(catalog.publications[work], person)) continue;
    found.push_back(work);
    if (++taken == kHandful) return;
  }
}

}  // namespace

std::vector<Counted> topics_of(const Catalog& catalog, const PersonEntry& person) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const PublicationIndex work : person.publications)
    for (const TopicIndex topic : catalog.publications[work].topic_indexes) ++counts[topic];
  return sorted_counts(counts);
}

std::vector<Counted> venues_of(const Catalog& catalog, const PersonEntry& person) {
  std::map<std::uint32_t, std::size_t> counts;
  for (const PublicationIndex work : person.publications) {
    const EditionIndex edition = catalog.publications[work].edition_index;
    if (edition != kAbsent) ++counts[catalog.editions[edition].venue];
  }
  return sorted_counts(counts);
}

std::span<const Collaborator> close_collaborators_of(const Site& site, const PersonEntry& person) {
  const auto least = static_cast<std::uint32_t>(std::max(site.config.close_collaborator, 1));
  const auto end = std::ranges::find_if(
      person.collaborators, [least](const Collaborator& other) { return other.works < least; });
  return {person.collaborators.begin(), end};
}

std::vector<PublicationIndex> neighbours_of(const Site& site, PersonIndex person) {
  const auto close = close_collaborators_of(site, site.catalog.people[person]);
  std::vector<PublicationIndex> found;
  for (const Collaborator& other : close.first(std::min(close.size(), kCollaboratorsAsked)))
    add_works_without(site.catalog, other.person, person, found);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  if (found.size() > kHandful) found.resize(kHandful);
  return found;
}

std::vector<PublicationIndex> related_to(const Catalog& catalog, PublicationIndex publication) {
  std::map<std::uint32_t, std::size_t> shared;
  for (const PersonIndex author : catalog.publications[publication].people) {
    if (author == kAbsent) continue;
    for (const PublicationIndex work : newest_works(catalog.people[author]))
      if (work != publication) ++shared[work];
  }
  std::vector<PublicationIndex> found;
  for (const Counted& work : sorted_counts(shared)) {
    if (found.size() == kHandful) break;
    found.push_back(work.index);
  }
  return found;
}

}  // namespace offprint
