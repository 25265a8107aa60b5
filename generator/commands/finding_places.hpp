// Where in a record's text the key stands that a finding is about.
#pragma once

#include <map>
#include <string_view>
#include <vector>

#include "base/source.hpp"
#include "lint/finding.hpp"
#include "model.hpp"

namespace offprint {

/// Records keep one place, that of their beginning. This looks for the key behind it, as JSON, YAML
/// and BibTeX spell it, and not beyond the next record.
class FindingPlaces {
 public:
  FindingPlaces(const std::vector<Record>& records, const Sources& sources);

  /// The key's place, or that of the finding where the key is not found.
  Place find(const Finding& finding);

 private:
  std::string_view text_of_record(const Place& begin);
  const std::vector<std::size_t>& lines_of(SourceId source);

  const Sources& sources_;
  std::vector<Place> begins_;                           ///< of all records, sorted
  std::map<SourceId, std::vector<std::size_t>> lines_;  ///< offsets of line beginnings
};

}  // namespace offprint
