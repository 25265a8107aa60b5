// The alphabets that mathematics has besides the usual one: ℝ, 𝓛, 𝔤.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

enum class Alphabet : std::uint8_t { kBlackboard, kScript, kFraktur };

/// The text with its ASCII letters (and, in blackboard, digits) in that alphabet; the rest as it
/// is. "R" → "ℝ".
std::string in_alphabet(Alphabet alphabet, std::string_view text);

}  // namespace offprint
