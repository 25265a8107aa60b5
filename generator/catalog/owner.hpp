// Whose site it is, and the papers that should be theirs.
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "catalog/catalog.hpp"

namespace offprint {

/// The person whom the configuration names; kAbsent, and an error, where people.yaml has nobody of
/// that id. An empty id names nobody.
PersonIndex find_owner(const Catalog& catalog, const std::string& id, Diagnostics& diagnostics);

/// Warns of papers without the owner among their authors or editors, in files most of whose papers
/// have them: a name that was not recognised, or a stranger's paper in the list. Author lists that
/// are known to be incomplete say nothing.
void check_owner_list(const Catalog& catalog, Diagnostics& diagnostics);

}  // namespace offprint
