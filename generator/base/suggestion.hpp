// "did you mean": the known name nearest to a mistyped one.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace offprint {

/// The candidate that a slip of the keyboard turns into `name`: edit distance (with swaps) of at
/// most a third of the length, or one is the beginning of the other ("alias" of "aliases"); the
/// first of equals. Empty where none is near.
std::string_view closest(std::string_view name, std::span<const std::string_view> candidates);

/// "did you mean `venue`?", or empty.
std::string did_you_mean(std::string_view name, std::span<const std::string_view> candidates);

}  // namespace offprint
