// What a container title says: which series, and which year of it.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

/// A container title taken apart.
struct VenueName {
  std::string key;   ///< folded words without years, ordinals, sponsors and fillers: "computer
                     ///< vision pattern recognition"
  std::string name;  ///< as printed, without year and ordinal: "Conference on Computer Vision and
                     ///< Pattern Recognition"
  int year = 0;  ///< a year between 1800 and 2199 that stood in it, or one of two digits after an
                 ///< apostrophe
};

///     parse_venue_name("2022 IEEE/CVF Conference on Computer Vision and Pattern Recognition")
///       → key "computer vision pattern recognition", year 2022
///     parse_venue_name("Forty-second International Conference on Machine Learning") → key "machine
///     learning" parse_venue_name("CVPR '24") → key "cvpr", year 2024
VenueName parse_venue_name(std::string_view title);

/// Whether a folded title matches a pattern in which `*` stands for any text. Linear in practice:
/// no backtracking beyond the last `*`.
bool matches_pattern(std::string_view text, std::string_view pattern);

}  // namespace offprint
