// How much room a text takes in a drawing, without knowing the reader's fonts: a cautious estimate,
// wider than most fonts set it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace offprint {

/// In hundredths of the font's size. Combining marks take no room, East Asian characters and emoji
/// a whole square.
int width_of(char32_t c);
int width_of(std::string_view text);

/// The text as it fits into that width (hundredths of the font's size), cut between characters and
/// closed with "…" where it is longer. Looks at no more of a long text than fits.
///
///     cut_to_width("Learning to weave", 500) → "Learning…"
std::string cut_to_width(std::string_view text, int width);

}  // namespace offprint
