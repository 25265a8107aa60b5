#include "catalog/owner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "base/suggestion.hpp"
#include "text/name.hpp"

namespace offprint {
namespace {

bool has_owner(const Catalog& catalog, const Publication& publication) {
  const PrintedName& owner = catalog.people[catalog.owner].name;
  return std::ranges::find(publication.people, catalog.owner) != publication.people.end() ||
         std::ranges::any_of(publication.editors, [&](const PrintedName& editor) {
           return names_compatible(owner, editor);
         });
}

/// The records of one file.
struct FileShare {
  std::size_t with_owner = 0, all = 0;

  bool is_owners() const { return with_owner * 2 > all; }
};

std::map<SourceId, FileShare> count_shares(const Catalog& catalog) {
  std::map<SourceId, FileShare> shares;
  for (const Fate& fate : catalog.fates) {
    if (fate.publication == kAbsent) continue;
    FileShare& share = shares[fate.place.source];
    ++share.all;
    share.with_owner += has_owner(catalog, catalog.publications[fate.publication]);
  }
  return shares;
}

}  // namespace

PersonIndex find_owner(const Catalog& catalog, const std::string& id, Diagnostics& diagnostics) {
  if (id.empty()) return kAbsent;
  if (const auto owner = catalog.find_person(id)) return *owner;
  std::vector<std::string_view> known;
  for (const PersonEntry& person : catalog.people) {
    if (person.registered) known.push_back(person.id);
  }
  diagnostics
      .error({}, fmt::format("the owner `{}` of site.yaml is nobody's id in people.yaml", id),
             did_you_mean(id, known))
      .code = "unknown-owner";
  return kAbsent;
}

void check_owner_list(const Catalog& catalog, Diagnostics& diagnostics) {
  if (catalog.owner == kAbsent) return;
  std::map<SourceId, FileShare> shares = count_shares(catalog);
  for (const Fate& fate : catalog.fates) {
    if (fate.publication == kAbsent || !shares[fate.place.source].is_owners()) continue;
    const Publication& publication = catalog.publications[fate.publication];
    if (publication.authors.empty() || publication.authors_incomplete ||
        has_owner(catalog, publication))
      continue;
    diagnostics
        .warning(fate.place,
                 fmt::format("`{}` is in the list of `{}`, who is none of its authors", fate.id,
                             catalog.people[catalog.owner].id),
                 "add the spelling of the name to `aliases` in people.yaml, or take the record out")
        .code = "owner-missing";
  }
}

}  // namespace offprint
