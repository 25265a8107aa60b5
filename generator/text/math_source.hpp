// The TeX between two dollars as text: what makes a formula of it, and what BibTeX can hold.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

/// Whether a dollar on each side would make a formula of it, as far as the inside tells. "5 million
/// and A" between two dollars is money, and a formula begins and ends with a character.
bool stands_in_dollars(std::string_view tex);

/// The formula as BibTeX can hold it: trimmed, on one line, with its braces balanced.
std::string make_balanced_math(std::string_view tex);

}  // namespace offprint
