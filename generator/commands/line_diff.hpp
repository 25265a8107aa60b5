// What changed between two texts, line by line, in the unified format of `diff -u`.
//
//     line_diff({"a", "1\n2\n3\n"}, {"b", "1\n3\n"})  ==
//         --- a
//         +++ b
//         @@ -1,3 +1,2 @@
//          1
//         -2
//          3
//
// The fewest lines are marked (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986).
// Texts that have more than a thousand lines of changes between them are shown as replaced whole
// there, so that no text takes long.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

struct NamedText {
  std::string_view name;
  std::string_view text;
};

/// Empty where the lines are the same.
std::string line_diff(const NamedText& from, const NamedText& to);

}  // namespace offprint
