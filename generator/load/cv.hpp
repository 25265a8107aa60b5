// cv.yaml to what a CV tells besides publications and the stations in people.yaml.
//
// In goes the tree of the file: a map from sections to lists of entries. An entry is a station
// (load/stations.hpp), or a text that is its title. A section whose name the theme has a word for
// is a list; one of the owner's own is a map of `title` and `entries`. Refused: names that are
// neither, with the one that was perhaps meant; an `order` that names what there is not.
#pragma once

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "load/fields.hpp"
#include "model.hpp"

namespace offprint {

Cv read_cv(const Node& node, Diagnostics& diagnostics);

/// The keys of the file besides its sections, and of the maps in it.
const Fields<Cv>& cv_fields();
const Fields<Cv>& cv_publications_fields();
const Fields<CvSection>& cv_section_fields();

}  // namespace offprint
