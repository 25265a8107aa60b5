// Texts as YAML has them, for files that the program writes and people then edit.
//
// In goes any UTF-8 text, out comes a scalar on one line that a reader of YAML turns back into that
// text and nothing else: no text becomes a number, a key, a comment or a second line.
#pragma once

#include <string>
#include <string_view>

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

}  // namespace offprint
