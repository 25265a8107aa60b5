// Fields that one BibTeX entry takes over from another: `crossref` and `xdata`.
//
// In goes a parsed file, out comes the same with the fields of parents filled in where the child
// has none; `@xdata` entries, which are no works, are gone. Reported: parents that do not exist,
// circles, chains of more than 16. What all entries take over together is capped, so that a small
// file cannot become a huge one.
#pragma once

#include "base/diagnostic.hpp"
#include "load/bibtex.hpp"

namespace offprint {

/// Keys of parents count without case, as for BibTeX. From a `crossref` parent all is taken over
/// but what identifies it (DOI, URL, pages, files, …); its title becomes the child's `booktitle`.
/// From `xdata` all is.
void inherit_fields(BibtexFile& file, Diagnostics& diagnostics);

}  // namespace offprint
