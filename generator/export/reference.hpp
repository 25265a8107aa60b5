// A publication as it stands in other people's reference lists, in the two manners that nearly all
// journals' styles are variations of. In English whatever the site's language, as the title is what
// the work's readers know it by; inline HTML whose only element is `<em>`, so that its text without
// elements can be copied. What is not known leaves no trace.
//
// The type of the work decides which of its titles is set off and what is said of its place:
// articles, papers, chapters, books, theses, preprints, reports, software and data sets have forms
// of their own, everything else that of a document.
#pragma once

#include <string>

#include "export/citation.hpp"

namespace offprint {

/// Authors and year in front, as in the social sciences; all authors up to twenty.
///
///     "Byron, A., &amp; van den Hengel, A. (2022). Bert on looms. In <em>Conference on Looms</em>
///     (pp. 10–19). Loom &amp; Press. https://doi.org/10.1000/x"
std::string author_date_reference(const Citation& citation);

/// For lists with numbers, as among engineers; of more than six authors the first.
///
///     "A. Byron and A. van den Hengel, “Bert on looms,” in <em>Conference on Looms</em>, 2022, pp.
///     10–19, doi: 10.1000/x."
std::string numbered_reference(const Citation& citation);

}  // namespace offprint
