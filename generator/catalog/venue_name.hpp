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
  std::string acronym;  ///< "SIGIR", where the title gives one besides; not of what is held beside
                        ///< a conference, such as a workshop
  int year = 0;  ///< a year between 1800 and 2199 that stood in it, or one of two digits after an
                 ///< apostrophe
};

///     "2022 IEEE/CVF Conference on Computer Vision and Pattern Recognition"
///       → key "computer vision pattern recognition", year 2022
///     "Forty-second International Conference on Machine Learning" → key "machine learning"
///     "CVPR '24" → key "cvpr", year 2024
///     "Conference on Mining (MINE), 2020" → key "mining", acronym "MINE", year 2020
///     "Proceedings of the 2nd Conference on Mining, MINE 2020, Bonn, Germany, May 3-5, 2020", as
///       DBLP writes it → the same
VenueName parse_venue_name(std::string_view title);

/// Whether a folded title matches a pattern in which `*` stands for any text. Linear in practice:
/// no backtracking beyond the last `*`.
bool matches_pattern(std::string_view text, std::string_view pattern);

}  // namespace offprint
