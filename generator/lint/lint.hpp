// What is probably wrong in publication data.
//
// In go records as they were loaded, and the catalog that was made of them; out come findings, each
// with a code, a place, a sentence and where possible a proposed correction. Nothing is changed and
// nothing refused. The rules are there to be right nearly always: what a scholar might have meant
// is passed over, what is only worth a look is a note. Time is linear in the size of the records;
// no two records are compared unless an index has brought them together.
#pragma once

#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"
#include "lint/finding.hpp"
#include "model.hpp"

namespace offprint {

/// What each record, and all together, look like; in the order of the records.
std::vector<Finding> lint_records(const std::vector<Record>& records);

/// What the works and people of the catalog look like.
std::vector<Finding> lint_catalog(const Catalog& catalog);

/// A rule for readers of a report.
struct RuleNote {
  std::string_view code;
  std::string_view about;
};

/// Every rule, by code.
std::vector<RuleNote> lint_rules();

}  // namespace offprint
