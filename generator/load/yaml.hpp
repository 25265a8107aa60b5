// YAML text to a located tree.
//
// In goes a file of the table of sources (`read_source`: valid UTF-8, no control characters); out
// comes a tree in which every value and key knows its line and column. Plain scalars are typed by
// the core schema of YAML 1.2 (so `no` is a text and `010` the number ten), in the spellings that
// JSON has too; `0x1f`, `0o17` and `.inf` stay text. Every scalar keeps its spelling, so `1.10` can
// be a version. Aliases stand for a copy of what they name, within a budget.
//
// Refused, each at its place and in our words: several documents, nesting of more than 64, keys
// that are no text or stand twice, keys without a colon, merge keys (`<<`), tags other than YAML's
// own, aliases that name nothing, themselves or too much, and quotes that are not closed.
#pragma once

#include <optional>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "base/source.hpp"
#include "load/tree.hpp"

namespace offprint {

/// Parses a file; an empty one is a null. Nothing comes back after a syntax error; a key that
/// stands twice is an error too, but the tree comes back with the first of the two.
///
/// `from` and `to` cut out a part of the text, such as the front matter of a Markdown file; places
/// are those of the whole file.
std::optional<Node> parse_yaml(SourceId source, const Sources& sources, Diagnostics& diagnostics,
                               const Streaming& streaming = {}, std::size_t from = 0,
                               std::size_t to = std::string_view::npos);

}  // namespace offprint
