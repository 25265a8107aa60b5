// The names under `home: sections` of site.yaml, before a page is made.
//
// A name is that of a template in sections/, of the theme or of the site, or that of a section of
// cv.yaml. Any other would leave no trace, so it is an error, with the one that was perhaps meant.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "model.hpp"

namespace offprint {

/// `templates` are the names of the templates in sections/, as `theme_sections` has them.
void check_home_sections(const std::vector<SectionName>& sections, const std::optional<Cv>& cv,
                         const std::vector<std::string>& templates, Diagnostics& diagnostics);

}  // namespace offprint
