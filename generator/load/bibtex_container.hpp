// What the work of a BibTeX entry stands in: journal, proceedings, publisher, and its number there.
#pragma once

#include <string_view>

#include "load/bibtex_record_map.hpp"

namespace offprint {

/// Sets `container-title`, `publisher`, `volume`, `issue`, `number`, `page` of a work of that CSL
/// type.
void set_container(BibtexRecordMap& record, std::string_view csl_type);

}  // namespace offprint
