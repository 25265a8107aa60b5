// What stands next to a person or a publication: counted topics and venues, close collaborators,
// publications nearby. All from the catalog, in a fixed order, and cheap for those with thousands
// of works.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "export/site.hpp"

namespace offprint {

/// A thing by its index, and with how many works it occurs.
struct Counted {
  std::uint32_t index = kAbsent;
  std::size_t works = 0;

  friend bool operator==(const Counted&, const Counted&) = default;
};

/// Topics of a person's works, and venues in which these appeared; most works first, equals in the
/// order of the catalog.
std::vector<Counted> topics_of(const Catalog& catalog, const PersonEntry& person);
std::vector<Counted> venues_of(const Catalog& catalog, const PersonEntry& person);

/// Those with at least as many joint works as the configuration asks for.
std::span<const Collaborator> close_collaborators_of(const Site& site, const PersonEntry& person);

/// Newest works of close collaborators that are not the person's own; a handful.
std::vector<PublicationIndex> neighbours_of(const Site& site, PersonIndex person);

/// Other works that share authors with this one: most shared authors first, then in the order of
/// the catalog; a handful.
std::vector<PublicationIndex> related_to(const Catalog& catalog, PublicationIndex publication);

}  // namespace offprint
