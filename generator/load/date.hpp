// Dates as people and bibliographies write them.
//
// In: `2024`, `2024-05`, `2024-05-17` (also with `/`, and with a time behind it), "17 May 2024",
// CSL's date variables, and words such as "to appear". Out: a date as far as it is known, or the
// words. Refused: days that the calendar does not have.
#pragma once

#include <optional>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "model.hpp"

namespace offprint {

/// A text that is a date; nothing for all other texts and for days that do not exist.
///
///     parse_date("2024-05-17T08:00:00Z") == Date{2024, 5, 17}
std::optional<Date> parse_date(std::string_view text);

/// The words that stand where a date would, or nothing: "to appear", "in press", "forthcoming",
/// "submitted", "under review".
std::optional<Status> parse_status(std::string_view text);

/// A date; anything else is an error.
void read_value(const Node& node, Date& date, Diagnostics& diagnostics);

/// When a work was issued: a date, a date variable of CSL 1.0.2 (`date-parts`, `raw`, `literal`; of
/// a range the beginning), or words. Words that are no status stay as the literal, with the year
/// that stands in them ("Spring 2024").
void read_issued(const Node& node, Description& description, Diagnostics& diagnostics);

}  // namespace offprint
