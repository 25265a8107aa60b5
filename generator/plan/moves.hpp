// The redirects of content/permalinks.txt as pages to make.
//
// In go the pages of the site, out come the old addresses, each with the page at the end of its
// way: a redirect to what has moved again leads on to where that went. Refused, with their places:
// ways that end at no page or go in a circle, two ways from one address, an address below a file.
// Passed over: a redirect from where a page stands (with a warning), and one from an address that
// holds a former name of somebody.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalog/catalog.hpp"
#include "plan/permalinks.hpp"
#include "plan/plan.hpp"

namespace offprint {

struct Move {
  std::string address;     ///< where the page stood
  std::size_t target = 0;  ///< which of the pages to go to
};

std::vector<Move> make_moves(const Permalinks& permalinks, const Catalog& catalog,
                             const std::vector<Page>& pages, Diagnostics& diagnostics);

}  // namespace offprint
