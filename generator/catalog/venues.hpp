// Which venue and edition a publication belongs to.
//
// A record's own `venue` key decides; else its short or full container title, compared by the words
// that matter (venue_name.hpp) with the names, short names, aliases and patterns of venues.yaml,
// then with the series that everybody knows; else the title makes a venue of its own. The edition
// is the record's, or the volume of a journal, or the year.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "catalog/catalog.hpp"

namespace offprint {

struct VenuesAndEditions {
  std::vector<VenueEntry> venues;
  std::vector<EditionEntry> editions;
};

/// Fills `edition_index` of each publication and returns the venues with their editions, those of
/// venues.yaml also where nothing appeared in them. Counts that are not as expected are reported.
VenuesAndEditions identify_venues(std::vector<Venue> registry,
                                  std::vector<Publication>& publications,
                                  const std::vector<PublicationIndex>& file_order,
                                  Diagnostics& diagnostics);

}  // namespace offprint
