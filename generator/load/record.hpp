// A located map to a record: CSL-JSON 1.0.2 with our keys, in the spellings that people write by
// hand.
//
// In goes a map of any file; out comes a record. Accepted beside CSL's own form: authors as texts,
// `year` and `date` for `issued`, lower-case `doi` and `url`, our keys inside `custom`, numbers
// where CSL wants text. What no key of the table takes becomes `extra`; one that looks like a slip
// of ours gets a warning. Refused: a record without a title, a date that the calendar does not
// have, values of the wrong kind. URLs that no link may have and DOIs that are none are dropped
// with a warning.
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "load/fields.hpp"
#include "model.hpp"

namespace offprint {

/// Reads one record. Always gives one, to be used only if no error was reported; an id that is
/// missing stays empty.
Record read_record(const Node& node, Diagnostics& diagnostics);

/// An id for a record that has none: family name of the first author, year, first word of the title
/// ("zhao2025unsupervised"), as far as these are known.
std::string make_id(const Record& record);

/// The keys of a record.
const Fields<Record>& record_fields();

}  // namespace offprint
