// Citation → a CSL-JSON 1.0.2 item, for pandoc, Zotero and citation processors. Texts are plain;
// DOI bare; dates as integers. That authors are missing, for which CSL has no word, stands in
// `custom`.
#pragma once

#include "export/citation.hpp"
#include "export/json_writer.hpp"

namespace offprint {

/// Writes one item, an object; a file holds an array of them.
void write_csl_item(JsonWriter& json, const Citation& citation, CitationScope scope);

}  // namespace offprint
