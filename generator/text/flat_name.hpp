// A name between its markup and its parts: plain text in which control characters stand for the
// braces that group, and for the blanks and commas inside them, so that words and parts can be
// found without counting. Marks stand apart.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

struct FlatName {
  std::string text;   ///< words parted by blanks, parts by commas
  std::string marks;  ///< what is raised, symbols such as * and †, and notes in parentheses
};

/// Decodes the markup of a name, or of a field that holds a part of one.
FlatName flatten_name(std::string_view raw);

/// A part of a flat text as it is shown: without braces, blanks collapsed.
std::string shown_part(std::string_view flat);

/// Whether a word begins with a small letter, as BibTeX sees it: braces hide the case of a word
/// ("{de la}"), not that of a letter ("{\\v s}koda").
bool is_lower_case(std::string_view word);

/// Whether the whole text stands in one pair of braces.
bool is_braced(std::string_view flat);

}  // namespace offprint
