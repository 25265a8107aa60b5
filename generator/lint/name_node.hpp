// Printed names as a corrections file spells them.
#pragma once

#include <optional>
#include <vector>

#include "base/node.hpp"
#include "text/name.hpp"

namespace offprint {

/// The names as a list of texts that the loader reads as exactly these names again; nothing where
/// one of them cannot be spelt so.
std::optional<Node> name_list(const std::vector<PrintedName>& names);

}  // namespace offprint
