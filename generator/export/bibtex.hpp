// Citation → a BibTeX entry, as LaTeX users paste it: UTF-8, one field a line, capitals that a
// style must not lower in braces, `--` between pages, the month as a macro, DOI and URL as they
// are. The key is the publication's id. A citation has what styles print; everything is what a
// library wants to keep as well: abstract, keywords, links, awards, notes. What BibTeX has no word
// for is written in biblatex's or, as users of al-folio know them, in words of their own, so that
// reading the entry again gives the same record.
//
//     @inproceedings{zhao2025,
//       title = {{BERT} on Trees},
//       author = {Zhao, Kesen and {Google Research}},
//       booktitle = {Conference on Trees},
//       year = {2025},
//       pages = {1--10},
//       doi = {10.1000/x}
//     }
#pragma once

#include <string>

#include "export/citation.hpp"

namespace offprint {

/// Appends one entry and a line feed.
void append_bibtex(std::string& out, const Citation& citation, CitationScope scope);

}  // namespace offprint
