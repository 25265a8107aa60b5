#include "catalog/directory.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.hpp"
#include "text/name.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

/// For telling "K. Oman" from "Kyle Oman".
std::string_view first_given(const PrintedName& name) {
  const std::string_view given = name.given;
  return given.substr(0, given.find_first_of(" .-"));
}

bool same_first_given(const PrintedName& a, const PrintedName& b) {
  return first_given(a).size() > 1 && first_given(a) == first_given(b);
}

/// Under which family names somebody may be looked for: papers leave particles out.
std::vector<std::string> family_keys(const PrintedName& name) {
  std::vector<std::string> keys = {folded_family(name)};
  PrintedName bare = name;
  bare.particle.clear();
  if (!name.particle.empty()) keys.push_back(folded_family(bare));
  return keys;
}

/// The present name with what the paper adds to the printed one.
PrintedName renamed(const PrintedName& printed, PrintedName present) {
  present.marks = printed.marks;
  present.orcid = printed.orcid;
  return present;
}

}  // namespace

Directory::Directory(std::vector<Person> registry, std::string owner, Diagnostics& diagnostics)
    : owner_(std::move(owner)), diagnostics_(diagnostics) {
  for (Person& person : registry) add_registered(std::move(person));
}

void Directory::identify(Publication& publication) {
  for (const PrintedName& name : publication.authors)
    publication.people.push_back(find_or_add(name, publication));
  replace_former(publication.authors, publication);
  replace_former(publication.editors, publication);
}

void Directory::report_idle_claims() const {
  for (const PersonEntry& person : entries_) {
    for (const std::string& record : person.records) {
      const auto index = ids_.find(person.id)->second;
      const std::vector<Claim>& claims = claims_.find(record)->second;
      const auto claim = std::ranges::find(claims, index, &Claim::person);
      if (claim->met) continue;
      diagnostics_
          .warning(person.place,
                   fmt::format("`{}` claims the record `{}`, which has no such author", person.id,
                               record),
                   "give the id of a record that has the name, or add its spelling to `aliases`")
          .code = "idle-claim";
    }
  }
}

std::vector<PersonEntry> Directory::people() && {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (!entries_[i].registered) entries_[i].name = most_frequent(spellings_[i]);
  }
  return std::move(entries_);
}

void Directory::add_registered(Person person) {
  const auto index = static_cast<PersonIndex>(entries_.size());
  enter_names(person, index);
  for (const Identifier& identifier : person.identifiers) {
    if (identifier.scheme == "orcid") by_orcid_.emplace(identifier.value, index);
  }
  for (const std::string& record : person.records) claims_[record].push_back({index});
  ids_.emplace(person.id, index);
  PersonEntry entry;
  static_cast<Person&>(entry) = std::move(person);
  entry.registered = true;
  entries_.push_back(std::move(entry));
  spellings_.emplace_back();
}

void Directory::enter_names(const Person& person, PersonIndex index) {
  std::vector<PrintedName> names = {person.name};
  for (const std::string& alias : person.aliases) names.push_back(parse_name(alias));
  const std::size_t present = names.size();
  for (const std::string& former : person.former_names) names.push_back(parse_name(former));
  has_former_ |= names.size() > present;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool compared = i == 0 || i >= present;
    for (const std::string& key : family_keys(names[i]))
      if (compared) by_family_[key].push_back({index, names[i], i >= present});
    if (person.records.empty()) {
      enter(names[i], index, person.place);
    } else {
      claimants_[name_key(names[i])].push_back(index);
    }
  }
}

void Directory::enter(const PrintedName& name, PersonIndex index, const Place& place) {
  const auto [there, fresh] = by_key_.try_emplace(name_key(name), index);
  if (fresh || there->second == index) return;
  diagnostics_
      .error(place,
             fmt::format("`{}` and `{}` have the same name or alias `{}`",
                         entries_[there->second].id, "this person", there->first),
             "give each name to one person, or say under `records` which papers are whose")
      .code = "ambiguous-person";
}

PersonIndex Directory::find_or_add(const PrintedName& name, const Publication& publication) {
  if (!name.literal.empty()) return kAbsent;
  const std::string key = name_key(name);
  if (key.empty()) return kAbsent;
  if (const PersonIndex sure = find_by_orcid(name); sure != kAbsent) return sure;
  if (const PersonIndex claimant = find_claimant(name, publication); claimant != kAbsent)
    return claimant;
  auto known = by_key_.find(key);
  if (known == by_key_.end()) {
    const PersonIndex registered = find_compatible(name, publication.places.front());
    known =
        by_key_.emplace(key, registered != kAbsent ? registered : add_inferred(name, key)).first;
  }
  const auto claimed = claimants_.find(key);
  if (claimed != claimants_.end() && claimed->second.size() > 1)
    report_ambiguous(name, claimed->second[0], claimed->second[1], publication.places.front());
  count(known->second, name);
  return known->second;
}

PersonIndex Directory::find_by_orcid(const PrintedName& name) const {
  const auto found = name.orcid.empty() ? by_orcid_.end() : by_orcid_.find(name.orcid);
  return found == by_orcid_.end() ? kAbsent : found->second;
}

PersonIndex Directory::find_claimant(const PrintedName& name, const Publication& publication) {
  if (claims_.empty()) return kAbsent;
  PersonIndex claimant = claimant_of(publication.id, name);
  for (const std::string& old : publication.old_ids) {
    const PersonIndex also = claimant_of(old, name);
    if (claimant == kAbsent) claimant = also;
  }
  return claimant;
}

PersonIndex Directory::claimant_of(const std::string& record, const PrintedName& name) {
  const auto claims = claims_.find(record);
  if (claims == claims_.end()) return kAbsent;
  for (Claim& claim : claims->second) {
    if (!bears(claim.person, name)) continue;
    claim.met = true;
    return claim.person;
  }
  return kAbsent;
}

/// Whether the name can be one of that person's.
bool Directory::bears(PersonIndex person, const PrintedName& name) const {
  const PersonEntry& entry = entries_[person];
  const auto compatible = [&](const std::string& other) {
    return names_compatible(parse_name(other), name);
  };
  return names_compatible(entry.name, name) || std::ranges::any_of(entry.aliases, compatible) ||
         std::ranges::any_of(entry.former_names, compatible);
}

/// The one registered person whose name this can be.
PersonIndex Directory::find_compatible(const PrintedName& name, const Place& place) {
  std::vector<PersonIndex> candidates;
  for (const std::string& key : family_keys(name)) {
    const auto family = by_family_.find(key);
    if (family == by_family_.end()) continue;
    for (const Bearer& bearer : family->second) {
      const bool again = std::ranges::find(candidates, bearer.person) != candidates.end();
      if (!again && is_plausible(bearer, name)) candidates.push_back(bearer.person);
    }
  }
  if (candidates.size() < 2) return candidates.empty() ? kAbsent : candidates.front();
  report_ambiguous(name, candidates[0], candidates[1], place);
  return kAbsent;
}

bool Directory::is_plausible(const Bearer& bearer, const PrintedName& name) const {
  const PersonEntry& person = entries_[bearer.person];
  if (!person.records.empty() || !names_compatible(bearer.name, name)) return false;
  return person.id == owner_ || same_first_given(bearer.name, name);
}

void Directory::report_ambiguous(const PrintedName& name, PersonIndex a, PersonIndex b,
                                 const Place& place) {
  diagnostics_
      .warning(place,
               fmt::format("`{}` may be `{}` or `{}`", display_name(name), entries_[a].id,
                           entries_[b].id),
               "in people.yaml, add the spelling to the `aliases` of the right one, or this record "
               "to the `records`")
      .code = "ambiguous-name";
}

PersonIndex Directory::add_inferred(const PrintedName& name, const std::string& key) {
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

/// A name that is a former one of somebody and cannot be their present one. Papers with initials
/// say too little to tell.
const Directory::Bearer* Directory::find_former(const PrintedName& name) const {
  const auto family = by_family_.find(folded_family(name));
  if (family == by_family_.end()) return nullptr;
  const auto found = std::ranges::find_if(family->second, [&](const Bearer& bearer) {
    return bearer.former && names_compatible(bearer.name, name) &&
           (name_key(bearer.name) == name_key(name) || same_first_given(bearer.name, name)) &&
           !names_compatible(entries_[bearer.person].name, name);
  });
  return found == family->second.end() ? nullptr : &*found;
}

void Directory::replace_former(std::vector<PrintedName>& names, const Publication& publication) {
  if (!has_former_) return;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Bearer* const bearer = find_former(names[i]);
    if (bearer == nullptr) continue;
    const bool author = &names == &publication.authors;
    if (author && publication.people[i] != bearer->person) continue;
    names[i] = renamed(names[i], entries_[bearer->person].name);
  }
}

PrintedName Directory::most_frequent(const Spellings& spellings) {
  PrintedName name = std::ranges::max_element(spellings, {}, &Spelling::count)->name;
  name.marks.clear();
  return name;
}

void Directory::count(PersonIndex person, const PrintedName& name) {
  if (entries_[person].registered) return;
  Spellings& spellings = spellings_[person];
  std::string shown = display_name(name);
  const auto there = std::ranges::find(spellings, shown, &Spelling::shown);
  if (there != spellings.end()) {
    ++there->count;
  } else {
    spellings.push_back({name, std::move(shown), 1});
  }
}

}  // namespace offprint
