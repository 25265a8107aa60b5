// What a language tag (BCP 47: "en", "de-AT", "zh-Hans") says.
//
// In go tags as people write them, in any case. A text that is no tag has no answers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint {

/// Is it formed like a tag: a language of 2 to 8 letters, then parts of 1 to 8 letters and digits,
/// with hyphens between them, 35 characters at most? So it can be part of a path.
bool is_language_tag(std::string_view text);

/// The language alone, in lower case: "zh" of "zh-Hans-CN".
std::string base_language(std::string_view tag);

/// The tag and what is less and less particular: "zh-Hans-CN", "zh-Hans", "zh".
std::vector<std::string> language_chain(std::string_view tag);

/// Is it written from right to left? The script decides where the tag names one ("az-Arab").
bool is_right_to_left(std::string_view tag);

/// As Open Graph and operating systems name it: "de_AT" of "de-AT", "de_DE" of "de"; empty where
/// the tag has no region and the language no usual one.
std::string locale_name(std::string_view tag);

}  // namespace offprint
