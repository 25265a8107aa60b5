// Lists of names that their writers parted otherwise than BibTeX does.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

/// The list with " and " between its names, where something else stood between all of them:
/// semicolons, an ampersand, or commas around whole names. Other lists come back as they are.
///
///     mend_bibtex_names("Smith, J.; Doe, A.") == "Smith, J. and Doe, A."
///     mend_bibtex_names("John Smith, Anna Doe, Rob Roe") == "John Smith and Anna Doe and Rob Roe"
///     mend_bibtex_names("Smith, Jr, John") == "Smith, Jr, John"
std::string mend_bibtex_names(std::string_view names);

}  // namespace offprint
