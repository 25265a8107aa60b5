// A page in the words of schema.org, as one JSON-LD text: the thing that it shows
// (`ScholarlyArticle`, `ProfilePage`, `CollectionPage`, `Event`, `WebSite`) and the way to it
// (`BreadcrumbList`). Escaped so that it may stand in a `<script>` as it is. Addresses are absolute
// ones and left out where the site has no `url`.
#pragma once

#include <string>

#include "export/site.hpp"

namespace offprint {

/// Appends the text for an HTML page; nothing for pages about which there is nothing to say.
void append_json_ld(std::string& out, const Site& site, const Page& page);

}  // namespace offprint
