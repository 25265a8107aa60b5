// TOML text to a located tree, for the settings and front matter of old sites; ours are YAML.
//
// In goes a file of the table of sources (valid UTF-8); out comes a tree in which every value and
// key knows its line and column, in the order of the file. Dates and times stay text, as ISO 8601
// writes them; numbers are respelt in decimals. Refused, at its place: whatever is not TOML 1.0.
#pragma once

#include <optional>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "base/source.hpp"

namespace offprint {

/// Parses a file, or the part of it from byte `from`, where a line begins, to byte `to`. An empty
/// one is an empty map. Nothing comes back after a fault, which is reported.
std::optional<Node> parse_toml(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                               std::size_t from = 0, std::size_t to = std::string_view::npos);

}  // namespace offprint
