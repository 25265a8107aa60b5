#include "catalog/people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <numeric>
#include <unordered_map>

#include "base/hash.hpp"
#include "text/name.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

/// All words of a folded name but the family's: the first given name, for telling "K. Oman" from
/// "Kyle Oman".
std::string_view first_given(const PrintedName& name) {
  const std::string_view given = name.given;
  return given.substr(0, given.find_first_of(" .-"));
}

/// The people known so far, and how to find them by name.
class Directory {
 public:
  Directory(std::vector<Person> registry, const std::string& owner, Diagnostics& diagnostics)
      : owner_(owner), diagnostics_(diagnostics) {
    for (Person& person : registry) add_registered(std::move(person));
  }

  PersonIndex find_or_add(const PrintedName& name, const Place& place) {
    if (!name.literal.empty()) return kAbsent;
    const std::string key = name_key(name);
    if (key.empty()) return kAbsent;
    const auto known = by_key_.find(key);
    if (known != by_key_.end()) return count(known->second, name);
    const PersonIndex registered = find_compatible(name, place);
    const PersonIndex person = registered != kAbsent ? registered : add_inferred(name, key);
    by_key_.emplace(key, person);
    return count(person, name);
  }

  std::vector<PersonEntry> people() && {
    for (std::size_t i = 0; i < entries_.size(); ++i) {
      if (!entries_[i].registered) entries_[i].name = most_frequent(spellings_[i]);
    }
    return std::move(entries_);
  }

 private:
  using Spellings = std::vector<std::pair<PrintedName, std::size_t>>;

  void add_registered(Person person) {
    const auto index = static_cast<PersonIndex>(entries_.size());
    enter(name_key(person.name), index, person.place);
    for (const std::string& alias : person.aliases)
      enter(name_key(parse_name(alias)), index, person.place);
    by_family_[folded_family(person.name)].push_back(index);
    ids_.emplace(person.id, index);
    PersonEntry entry;
    static_cast<Person&>(entry) = std::move(person);
    entry.registered = true;
    entries_.push_back(std::move(entry));
    spellings_.emplace_back();
  }

  void enter(const std::string& key, PersonIndex index, const Place& place) {
    const auto [there, fresh] = by_key_.try_emplace(key, index);
    if (fresh || there->second == index) return;
    diagnostics_
        .error(place,
               fmt::format("`{}` and `{}` have the same name or alias `{}`",
                           entries_[there->second].id, "this person", key),
               "give each name to one person")
        .code = "ambiguous-person";
  }

  PersonIndex add_inferred(const PrintedName& name, const std::string& key) {
    const auto index = static_cast<PersonIndex>(entries_.size());
    PersonEntry entry;
    entry.id = make_slug(key);
    if (!ids_.emplace(entry.id, index).second) {
      entry.id += "-" + to_hex(hash64(key)).substr(0, 6);
      ids_.emplace(entry.id, index);
    }
    entry.name = name;
    entries_.push_back(std::move(entry));
    spellings_.emplace_back();
    return index;
  }

  /// The one registered person whose name this can be.
  PersonIndex find_compatible(const PrintedName& name, const Place& place) {
    const auto family = by_family_.find(folded_family(name));
    if (family == by_family_.end()) return kAbsent;
    std::vector<PersonIndex> candidates;
    std::copy_if(family->second.begin(), family->second.end(), std::back_inserter(candidates),
                 [&](PersonIndex i) { return is_plausible(entries_[i], name); });
    if (candidates.size() < 2) return candidates.empty() ? kAbsent : candidates.front();
    diagnostics_
        .warning(place,
                 fmt::format("`{}` may be `{}` or `{}`", display_name(name),
                             entries_[candidates[0]].id, entries_[candidates[1]].id),
                 "add the spelling to the aliases of the right one in people.yaml")
        .code = "ambiguous-name";
    return kAbsent;
  }

  bool is_plausible(const PersonEntry& person, const PrintedName& name) const {
    if (!names_compatible(person.name, name)) return false;
    return person.id == owner_ ||
           (first_given(name).size() > 1 && first_given(name) == first_given(person.name));
  }

  PersonIndex count(PersonIndex person, const PrintedName& name) {
    if (entries_[person].registered) return person;
    Spellings& spellings = spellings_[person];
    const auto same = [&](const auto& spelling) {
      return display_name(spelling.first) == display_name(name);
    };
    const auto there = std::find_if(spellings.begin(), spellings.end(), same);
    if (there != spellings.end()) {
      ++there->second;
    } else {
      spellings.emplace_back(name, 1);
    }
    return person;
  }

  static PrintedName most_frequent(const Spellings& spellings) {
    const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
    PrintedName name = std::max_element(spellings.begin(), spellings.end(), fewer)->first;
    name.marks.clear();
    return name;
  }

  const std::string& owner_;
  Diagnostics& diagnostics_;
  std::vector<PersonEntry> entries_;
  std::vector<Spellings> spellings_;
  std::unordered_map<std::string, PersonIndex> by_key_;
  std::unordered_map<std::string, std::vector<PersonIndex>> by_family_;
  std::unordered_map<std::string, PersonIndex> ids_;
};

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
  for (Publication& publication : publications) {
    for (const PrintedName& name : publication.authors) {
      publication.people.push_back(directory.find_or_add(name, publication.places.front()));
    }
  }
  std::vector<PersonEntry> people = std::move(directory).people();
  sort_people(people, publications);
  list_works(people, publications);
  for (PersonIndex i = 0; i < people.size(); ++i)
    people[i].collaborators = count_collaborators(i, people[i], publications);
  return people;
}

}  // namespace offprint
