// The research graph: who and what stands next to a person, as a drawing. On the left the nearest
// co-authors, on the right topics, venues and works of close collaborators.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "jinja/value.hpp"
#include "plan/plan.hpp"
#include "render/context.hpp"

namespace offprint {

/// A node of the graph: what has the page of that kind and subject.
struct Neighbour {
  PageKind kind = PageKind::kPerson;
  std::uint32_t index = kAbsent;
  std::string label;
  std::size_t works = 0;  ///< that join it to the person; 0 for works nearby
};

/// The nearest of one kind, nearest first, and how many there are besides.
struct NeighbourGroup {
  PageKind kind = PageKind::kPerson;
  std::vector<Neighbour> nearest;
  std::size_t more = 0;
};

/// One list for the left and one for the right of the drawing; groups of which there is nothing are
/// not there. At most 25 nodes in all, so 26 with the person.
struct Neighbourhood {
  std::vector<NeighbourGroup> left, right;
};

Neighbourhood nearest_to(const Site& site, PersonIndex person);

/// The drawing as templates see it, or none for a person of one work and where fewer than three
/// nodes would stand around the person: `initials`, `fans` (list of `side`, `width`, `height`, `x`,
/// `y`, `bend`, `end`, `text`, `groups` (list of `kind`, `heading`, `nodes`, `more` (number),
/// `more_row`)). A node has `label`, `name` (uncut), `address`, `works`, `row`, `x`, `y`, `radius`.
jinja::Value research_graph_value(const Context& context, PersonIndex person);

}  // namespace offprint
