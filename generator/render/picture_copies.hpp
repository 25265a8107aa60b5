// The site's pictures in fewer pixels as assets of its own: what a build makes beforehand, and what
// the server promises and makes when it is asked for.
#pragma once

#include <vector>

#include "catalog/catalog.hpp"
#include "model.hpp"
#include "picture/renditions.hpp"

namespace offprint {

/// The pictures on the pages that can be shown in fewer pixels.
std::vector<Original> find_originals(const Catalog& catalog);

/// The formats that site.yaml wants, best first.
std::vector<CopyFormat> formats_of(const CopyChoice& choice);

/// Puts them among the assets, so that pages name them; returns how many. A file of the site's own
/// at such an address stays.
std::size_t add_copies(const std::vector<Rendition>& copies, Catalog& catalog);

}  // namespace offprint
