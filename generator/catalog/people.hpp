// Who stands behind printed names.
//
// A printed name belongs to the person of people.yaml who has that name or alias; else to the one
// registered person whose name is compatible with it (initials suffice for the owner alone; two
// candidates are reported and nobody is taken); else it makes a person of its own: one a folded
// full printed name.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalog/catalog.hpp"

namespace offprint {

/// Fills `people` of each publication and returns everybody, by sort name, with works and
/// collaborators. A work of more than 100 authors makes nobody a collaborator. `owner` is the id
/// that the configuration names, or empty.
std::vector<PersonEntry> identify_people(std::vector<Person> registry, const std::string& owner,
                                         std::vector<Publication>& publications,
                                         Diagnostics& diagnostics);

}  // namespace offprint
