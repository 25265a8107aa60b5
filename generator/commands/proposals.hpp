// The corrections that findings propose, gathered by record for an overrides file.
#pragma once

#include <vector>

#include "lint/finding.hpp"
#include "load/overrides.hpp"
#include "model.hpp"

namespace offprint {

/// By id, keys in the order of the findings. A mended record is looked at again, since a title may
/// have two things wrong: the corrections together leave nothing that could be corrected. Records
/// that share their id are passed over, since a correction would change all of them.
std::vector<Override> make_proposals(const std::vector<Record>& records,
                                     const std::vector<Finding>& findings);

}  // namespace offprint
