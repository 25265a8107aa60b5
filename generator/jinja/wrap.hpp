// Lines broken at words: Python's textwrap, as `wordwrap` uses it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace jinja {

struct WrapStyle {
  std::size_t width = 79;  ///< code points, at least 1
  bool break_long_words = true;
  bool break_on_hyphens = true;
};

/// One line of text as several. White space at the break is dropped; "well-known" may break behind
/// its hyphen.
std::vector<std::string> wrapped(std::string_view line, const WrapStyle& style);

}  // namespace jinja
