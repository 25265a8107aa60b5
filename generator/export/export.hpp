// The pages that are not HTML: exports, feeds, sitemap and robots.txt. One door for all of them.
#pragma once

#include <string>

#include "export/site.hpp"

namespace offprint {

/// Appends the bytes of a planned page in any format but HTML. Assets are none of its business:
/// they are files.
void append_export(std::string& out, const Site& site, const Page& page);

}  // namespace offprint
