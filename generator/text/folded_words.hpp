// Words for comparing: what is left of a text when case, accents and punctuation do not count.
//
//     folded_words("Wüthrich, K.A.:  O'Neil's") == "wuthrich k a oneils"
#pragma once

#include <string>
#include <string_view>

namespace offprint {

/// Folded letters, marks and digits; apostrophes vanish, every run of anything else is one space
/// between two words.
std::string folded_words(std::string_view text);

}  // namespace offprint
