// PDFs that records name, put where Google Scholar looks for them: beside the page of the work.
#pragma once

#include <vector>

#include "catalog/catalog.hpp"

namespace offprint {

/// Adds to `assets` a copy of each file for each publication that links to it, and leads the link
/// there: the paper is `publications/<id>.pdf`, what else there is `publications/<id>-slides.pdf`,
/// from the second of a kind on with a number. Files that are published as assets anyway are
/// copied only where they are the paper.
void place_papers(const std::vector<Asset>& papers, std::vector<Publication>& publications,
                  std::vector<Asset>& assets);

}  // namespace offprint
