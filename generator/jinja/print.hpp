// How numbers and strings are spelt, as Python spells them.
#pragma once

#include <string>
#include <string_view>

namespace jinja {

/// Python's repr of a float: the shortest digits that read back the same; `1.0`, `1e+16`, `inf`.
void append_float(std::string& out, double value);

/// Python's repr of a string: in single quotes, or double ones where it holds single quotes alone;
/// control characters and what shows nothing as `\x00`, `\u200b`.
void append_quoted(std::string& out, std::string_view text);

}  // namespace jinja
