// JSON text (RFC 8259) to a located tree.
//
// In goes a file of the table of sources, valid UTF-8 (`read_source` sees to it). Out comes a tree
// in which every value and key knows its line and column, and numbers keep their spelling.
// Refused, each at its place and in our words: whatever is not JSON (trailing commas, comments,
// NaN, single quotes, lone surrogates, raw control characters, numbers that no double holds),
// nesting of more than 128, and a key that stands twice in one map.
#pragma once

#include <optional>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "base/source.hpp"
#include "load/json_runs.hpp"
#include "load/tree.hpp"

namespace offprint {

/// How deep lists and maps may be nested.
inline constexpr std::size_t kDeepestJson = 128;

/// Parses a file. Nothing comes back after a syntax error; a key that stands twice is an error too,
/// but the tree comes back with the first of the two. With `streaming`, items are handed out while
/// the file is read, and the tree has the rest; after a syntax error those handed out are to be
/// forgotten.
std::optional<Node> parse_json(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                               const Streaming& streaming = {});

/// Parses the items of a run and hands them out. False at the first fault: then the items are to be
/// forgotten, and `parse_json` says what is wrong with the file.
bool parse_json_run(const JsonRun& run, const Sources& sources, Diagnostics& diagnostics,
                    const ItemSink& sink);

}  // namespace offprint
