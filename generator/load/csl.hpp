// Words of the Citation Style Language 1.0.2 (https://docs.citationstyles.org/en/v1.0.2/): which
// types and variables there are, so that a slip can be told from a variable that this program has
// no use for.
#pragma once

#include <span>
#include <string_view>

namespace offprint {

/// Types of items, sorted: "article", "article-journal", …
std::span<const std::string_view> csl_types();

/// Names of variables, sorted: "abstract", "accessed", …
std::span<const std::string_view> csl_variables();

}  // namespace offprint
