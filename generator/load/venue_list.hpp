// Lists of a venue's papers as Markdown, one section a paper, to the maps of records:
//
//     ## [12] A Title
//
//     **Authors**: *Given Family, Given Family*
//
//     **Conference**: *cvpr 2022*
//
//     **URL**: [https://doi.org/…](https://doi.org/…)
//
//     **Abstract**:
//
//     Paragraphs, up to the next section or a line `----`.
//
// The number may be missing; other bold keys are kept under their names. Sections without any bold
// key (a table of contents, links to the next page) are no papers. A retraction notice is a paper
// that is marked retracted.
#pragma once

#include "load/reading.hpp"

namespace offprint {

ReadAccount read_venue_list(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                            const ItemSink& sink);

}  // namespace offprint
