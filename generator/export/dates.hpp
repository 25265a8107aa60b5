// Dates as texts: for machines and for people. A date is written as far as it is known; nothing
// here looks at a clock.
#pragma once

#include <string>

#include "model.hpp"
#include "text/words.hpp"

namespace offprint {

/// ISO 8601 as far as known: "2025", "2025-03", "2025-03-14"; empty for no date.
std::string iso_date(const Date& date);

/// RFC 3339 with a zone, as feeds want it: "2025-03-14T00:00:00Z". What is unknown counts as the
/// first of its kind; no date at all is the epoch.
std::string rfc3339_date(const Date& date);

/// For readers of the words' language: "2025", "March 2025", "14 March 2025"; empty for no date.
std::string long_date(const Words& words, const Date& date);

}  // namespace offprint
