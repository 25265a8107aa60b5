// Names in capitals, by which people shout or tell the family name apart: "SMITH John", "YU-FENG
// HUANG".
#pragma once

#include <string>
#include <string_view>

#include "text/name.hpp"

namespace offprint {

/// Whether a word is a name in capitals rather than initials: at least four letters, or three with
/// a vowel among them. "SMITH", "LEE", "McDONALD"; not "JRR", "KA", "Smith".
bool is_in_capitals(std::string_view word);

/// Whether all letters are capitals.
bool is_all_upper(std::string_view word);

/// "O'BRIEN-SMITH" → "O'Brien-Smith".
std::string in_display_case(std::string_view text);

/// Gives a name whose family stands in capitals the case that it has elsewhere. A lone word stays:
/// it may be an acronym.
void settle_case(PrintedName& name);

}  // namespace offprint
