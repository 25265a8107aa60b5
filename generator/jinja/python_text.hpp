// What Python's `str` does with text: white space, case, lines, words. Text in, text out; nothing
// here knows values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jinja {

/// White space as `str.strip` and `str.split` see it.
bool is_python_space(char32_t c);
/// `\w` of Python's patterns.
bool is_word_character(char32_t c);

/// Cut at the ends: white space, or any of the characters of `set`.
enum class Ends : std::uint8_t { kBoth, kLeft, kRight };
std::string_view stripped(std::string_view text, Ends ends);
std::string_view stripped(std::string_view text, std::string_view set, Ends ends);

/// At runs of white space; at most `most` times where it is not negative.
std::vector<std::string_view> split_words(std::string_view text, std::int64_t most = -1);
std::vector<std::string_view> split_words_from_right(std::string_view text, std::int64_t most);
/// At each occurrence of a separator that is not empty.
std::vector<std::string_view> split_at(std::string_view text, std::string_view separator,
                                       std::int64_t most = -1);
std::vector<std::string_view> split_at_from_right(std::string_view text, std::string_view separator,
                                                  std::int64_t most);
/// At line ends of all kinds that Unicode has; with them where `keep`.
std::vector<std::string_view> split_lines(std::string_view text, bool keep = false);

std::string upper_text(std::string_view text);
std::string lower_text(std::string_view text);
std::string capitalized(std::string_view text);
std::string swapped_case(std::string_view text);
/// Letters behind what is no letter in upper case: "They'Re".
std::string titled(std::string_view text);

bool is_lower_text(std::string_view text);
bool is_upper_text(std::string_view text);
bool is_title_text(std::string_view text);
/// All characters satisfy, and there is one.
bool all_of(std::string_view text, bool (*predicate)(char32_t));

/// Replaces at most `most` times, always where negative.
std::string replaced(std::string_view text, std::string_view old, std::string_view with,
                     std::int64_t most = -1);

/// Filled up with a character to a width in code points.
enum class Align : std::uint8_t { kLeft, kRight, kCenter };
std::string padded(std::string_view text, std::size_t width, std::string_view fill, Align align);

std::size_t width_of(std::string_view text);

}  // namespace jinja
