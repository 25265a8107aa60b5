// content/permalinks.txt as text in the table of sources; what it says is told by
// plan/permalinks.hpp.
#pragma once

#include <filesystem>
#include <optional>

#include "base/diagnostic.hpp"
#include "base/source.hpp"

namespace offprint {

/// Reads the file below `site`, if there is one.
std::optional<SourceId> read_permalinks(const std::filesystem::path& site, Sources& sources,
                                        Diagnostics& diagnostics);

}  // namespace offprint
