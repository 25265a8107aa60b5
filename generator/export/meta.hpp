// Highwire `<meta>` tags of a publication's page: what Google Scholar and Zotero read.
//
// Scholar wants title, an author and a date, and takes a page that lacks one of them as if it had
// no tags: so there are all three or none at all. Authors are "Family, Given". Zotero splits the
// only author of a paper at the comma where both sides hold a blank; a `;` behind the name, at
// which both split first, keeps "García Márquez, Gabriel José" whole. `citation_pdf_url` is given
// for a PDF that lies beside the page, as Scholar demands, and needs the site's `url`. Abstracts
// are left to the page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "export/citation.hpp"

namespace offprint {

struct MetaTag {
  std::string_view name;
  std::string content;
};

std::vector<MetaTag> make_meta(const Citation& citation, const SiteConfig& site);

}  // namespace offprint
