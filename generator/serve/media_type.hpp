// What kind of file an address is, by its ending, as GitHub Pages tells browsers: from the table
// mime-db, in which BibTeX does not stand.
#pragma once

#include <string_view>

namespace offprint {

/// "people/ada.html" → "text/html; charset=utf-8"; what is not known is
/// "application/octet-stream". Endings are compared without regard to case.
std::string_view media_type_of(std::string_view path);

}  // namespace offprint
