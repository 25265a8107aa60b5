// What TeX's commands stand for in Unicode. Names come without the backslash; what is not known
// gives nothing.
#pragma once

#include <span>
#include <string_view>

namespace offprint {

/// A letter, sign or logo of text: "ss" → "ß", "textendash" → "–", "LaTeX" → "LaTeX". Empty where
/// not known.
std::string_view find_text_symbol(std::string_view name);

/// A sign of mathematics: "times" → "×", "alpha" → "α", "leq" → "≤". Empty where not known.
std::string_view find_math_symbol(std::string_view name);

/// The combining mark of an accent command of text ("'" → U+0301, "v" → U+030C), or 0.
char32_t find_accent(std::string_view name);

/// The combining mark of an accent command of mathematics ("hat" → U+0302, "not" → U+0338), or 0.
char32_t find_math_accent(std::string_view name);

/// "log", "min", "argmax": set upright, with space around.
bool is_function_name(std::string_view name);

}  // namespace offprint
