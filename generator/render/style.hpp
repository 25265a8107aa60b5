// The part of site.yaml that the style sheet reads: custom properties, set where they differ from
// the theme's own.
#pragma once

#include <string>

#include "model.hpp"

namespace offprint {

/// ":root { --accent: light-dark(#0b5d47, #86d5b5); --measure: 40rem; }" and a line feed; nothing
/// where the configuration changes nothing. Stands behind the theme's sheet.
std::string make_style(const ThemeConfig& theme);

}  // namespace offprint
