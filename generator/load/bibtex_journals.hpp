// The journal macros of the NASA Astrophysics Data System: BibTeX from there says
// `journal = {\mnras}` and leaves it to AASTeX what that is.
#pragma once

#include <string_view>

namespace offprint {

/// The name of the journal of a value that is nothing but such a macro; otherwise the value.
///
///     journal_of("{\\apj}") == "The Astrophysical Journal"
std::string_view journal_of(std::string_view value);

}  // namespace offprint
