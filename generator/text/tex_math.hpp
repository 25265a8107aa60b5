// TeX mathematics as readable Unicode: what people see until (and where) it is not typeset.
#pragma once

#include <string_view>

#include "text/rich_text.hpp"

namespace offprint {

/// Appends the formula to `out`, whose scripts and bold letters become styles there. Any text is a
/// formula: what is not known is shown by its name, braces and backslashes never. Time is linear in
/// `tex`, nesting capped.
///
///     O(n\log n)          → O(n log n)
///     \mathbb{R}^{d}      → ℝ<sup>d</sup>
///     \frac{1}{\sqrt{n}}  → 1/√n
void append_math(RichTextBuilder& out, std::string_view tex);

}  // namespace offprint
