// Which publications a page lists, in which order: the same for the page, its exports and its feed.
#pragma once

#include <vector>

#include "export/site.hpp"

namespace offprint {

/// All parts of a list together; empty for pages that list none. A publication's own page lists
/// itself.
std::vector<PublicationIndex> publications_of(const Site& site, const Page& page);

/// Those of them that this part of the list shows.
std::vector<PublicationIndex> publications_on(const Site& site, const Page& page);

/// The number of the first of them in the whole list, from 0.
std::size_t first_on(const Site& site, const Page& page);

/// The newest digest of the month of this one: it is what a month's page counts by.
DigestIndex first_of_month(const Catalog& catalog, DigestIndex digest);

}  // namespace offprint
