// Names in references: initials for given names, in the two orders.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/name.hpp"

namespace offprint {

/// The first letters of given names with a dot; words of a script without case stay whole.
///
///     "Jean-Paul Marie" → "J.-P. M."      "伟" → "伟"
std::string dotted_initials(std::string_view given);

/// "van den Hengel, A., Jr."
std::string family_first(const PrintedName& name);

/// "A. van den Hengel, Jr."
std::string initials_first(const PrintedName& name);

/// Names in a row with "&": "A, B., & C, D."; of more than twenty the first nineteen, "…" and the
/// last.
std::string author_row(const std::vector<PrintedName>& names, bool incomplete);

/// Names in a row with "and": "B. A and D. C"; of more than six the first and "et al."
std::string engineer_row(const std::vector<PrintedName>& names, bool incomplete);

}  // namespace offprint
