// What crawlers are told: sitemap.xml and robots.txt. Addresses in both are absolute: without a
// `url` of the site there is no sitemap, and robots.txt names none.
#pragma once

#include <string>

#include "export/site.hpp"

namespace offprint {

/// The file that a planned sitemap page stands for: all addresses, or the index of the parts, or
/// one part. `lastmod` is given where a page has a date of its own: digests and news.
void append_sitemap(std::string& out, const Site& site, const Page& page);

/// Everything may be read; where the sitemap is.
void append_robots(std::string& out, const Site& site);

}  // namespace offprint
