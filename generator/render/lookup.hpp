// Small tables that answer in one step what the catalog answers only by searching: made once a
// site.
#pragma once

#include <cstdint>
#include <vector>

#include "export/site.hpp"

namespace offprint {

struct Lookup {
  std::vector<std::uint32_t> year_of;   ///< publication → its slice in Catalog::years, or kAbsent
  std::vector<std::uint32_t> place_of;  ///< publication → its place in its edition, from 0
  std::vector<PublicationIndex> selected;  ///< in the order of the catalog
  std::vector<PublicationIndex> all;       ///< every publication, in the order of the catalog
  std::vector<PersonIndex> people;         ///< who has a page, by sort name
};

Lookup make_lookup(const Site& site);

}  // namespace offprint
