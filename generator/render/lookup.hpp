// Small tables that answer in one step what the catalog answers only by searching: made once a
// site.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "export/site.hpp"

namespace offprint {

/// Where in the list of people a letter begins.
struct Letter {
  std::string letter;
  std::size_t first = 0;
};

struct Lookup {
  std::vector<std::uint32_t> year_of;   ///< publication → its slice in Catalog::years, or kAbsent
  std::vector<std::uint32_t> place_of;  ///< publication → its place in its edition, from 0
  std::vector<PublicationIndex> selected;  ///< in the order of the catalog
  std::vector<PublicationIndex> all;       ///< every publication, in the order of the catalog
  std::vector<PersonIndex> people;         ///< who has a page, by sort name
  std::vector<Letter> letters;             ///< under which they stand, in that order
  /// For each kind of page, the address of each thing's page; empty where it has none. Views of the
  /// plan.
  std::array<std::vector<std::string_view>, static_cast<std::size_t>(PageKind::kCount)> addresses;
};

Lookup make_lookup(const Site& site);

}  // namespace offprint
