// The part `theme` of site.yaml: colours, fonts and measures of the style sheet, as values that are
// safe to write into CSS.
//
//     theme:
//       accent: {light: "#0b5d47", dark: "#86d5b5"}   →  --accent: light-dark(#0b5d47, #86d5b5)
//       width: 40                                     →  --measure: 40rem
//
// In goes the map; out come custom properties in the order of the keys. Refused: colours that are
// not `#rgb` or `#rrggbb`, fonts with other characters than names have, measures out of range. A
// colour that is hard to read on the paper (WCAG 2.2, contrast below 4.5) is a warning.
#pragma once

#include "load/fields.hpp"
#include "model.hpp"

namespace offprint {

void read_theme(const Node& node, SiteConfig& site, Diagnostics& diagnostics);

const Fields<ThemeConfig>& theme_fields();

/// Contrast of two colours `#rrggbb` as WCAG 2.2 defines it, from 1 to 21.
double contrast(std::string_view one, std::string_view other);

}  // namespace offprint
