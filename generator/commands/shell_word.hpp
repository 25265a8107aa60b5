// Words of commands that a person is told to type.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

/// A text as shells read it as one word, in quotes where it must be:
///
///     shell_word("my page") == "'my page'"
std::string shell_word(std::string_view text);

}  // namespace offprint
