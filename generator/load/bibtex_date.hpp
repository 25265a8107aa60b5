// The date of a BibTeX entry.
//
// In go `date` (biblatex: ISO 8601, ranges, uncertain ones), or `year`, `month` and `day` as people
// fill them: `10~jan`, `jun--aug`, `{06}`, `{In Press}`, `{\noopsort{1973b}}1973`. Out comes what a
// record has as `issued`. What the calendar does not have is dropped, and said.
#pragma once

#include <string_view>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "load/bibtex.hpp"

namespace offprint {

/// A CSL date: `date-parts`, or `literal` where there are only words; null where the entry has no
/// date.
Node make_issued(const BibtexEntry& entry, Diagnostics& diagnostics);

/// A CSL date from ISO 8601, also `2024-05-12/2024-05-14` and `2024-05~`; null where the text has
/// another form.
Node make_iso_date(std::string_view text, const Place& place);

/// The number of a month, named in any of a few languages, shortened or whole, or as a number; 0
/// for all else.
///
///     month_of("June") == 6     month_of("okt.") == 10
int month_of(std::string_view word);

}  // namespace offprint
