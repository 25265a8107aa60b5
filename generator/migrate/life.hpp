// What a CV tells, in the three forms in which Jekyll and Hugo sites have it: al-folio's own list
// of sections, RenderCV, JSON Resume.
//
// In goes the tree of such a file; out come entries of people.yaml (positions, education, awards)
// and sections of cv.yaml. Publications are left to the records.
#pragma once

#include <string>

#include "base/node.hpp"
#include "migrate/migration.hpp"

namespace offprint {

/// Takes over a whole CV.
void move_cv(const Node& cv, const std::string& path, Migration& move);

/// One entry of it, whatever words it uses for title, place, years and note. Without a title where
/// it has none.
Node make_entry(const Node& old);

/// Years out of texts such as "2019 - 2023", "2023-10-01" and "present".
void put_years(Node& entry, const std::string& begin, const std::string& end);

}  // namespace offprint
