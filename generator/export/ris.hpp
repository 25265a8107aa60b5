// Citation → a RIS reference, for EndNote, Mendeley, Zotero: `TY` first, `ER` last, one value a
// line, CRLF at the end of each. Line ends inside a value become blanks.
//
//     TY  - CPAPER
//     ID  - zhao2025
//     TI  - BERT on Trees
//     AU  - Zhao, Kesen
//     PY  - 2025
//     ER  -
#pragma once

#include <string>

#include "export/citation.hpp"

namespace offprint {

/// Appends one reference.
void append_ris(std::string& out, const Citation& citation, CitationScope scope);

}  // namespace offprint
