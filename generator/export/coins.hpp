// COinS: one publication as an OpenURL (Z39.88-2004), for the `title` of an empty
// `<span class="Z3988">`. Zotero finds all works of a list by it. Written so that Zotero's reader
// gets type, title, container, authors in order, date, pages and identifiers back.
#pragma once

#include <string>

#include "export/citation.hpp"

namespace offprint {

///     "ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Ajournal&rft.genre=article&…"
std::string make_coins(const Citation& citation);

}  // namespace offprint
