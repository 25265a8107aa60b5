// A BibTeX file to the maps of its records: parser, inheritance and conversion in one.
#pragma once

#include "load/reading.hpp"

namespace offprint {

ReadAccount read_bibtex(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                        const ItemSink& sink);

}  // namespace offprint
