// Texts as YAML has them, for files that the program writes and people then edit.
//
// In goes any UTF-8 text, out comes a scalar on one line that a reader of YAML turns back into that
// text and nothing else: no text becomes a number, a key, a comment or a second line.
#pragma once

#include <string>
#include <string_view>

#include "base/node.hpp"

namespace offprint {

/// In double quotes, as JSON writes it.
///
///     say "no"   →   "say \"no\""
std::string yaml_quoted(std::string_view text);

/// Without quotes where nothing in the text means anything in YAML, in lists `[…]` and maps `{…}`
/// too; else in quotes.
///
///     Ada Lovelace   →   Ada Lovelace
///     Engines: one   →   "Engines: one"
///     1843           →   "1843"
std::string yaml_scalar(std::string_view text);

/// A map or a list as people write it: a key a line, texts of several lines below their key, short
/// lists of texts in brackets. Ends in a line feed. Empty texts, lists and maps are left out of
/// maps; an empty map or list is `{}` or `[]`.
std::string yaml_block(const Node& node);

}  // namespace offprint
