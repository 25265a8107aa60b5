// What Markdown must not be, so that cmark-gfm 0.29 stays linear and its output in proportion:
// found before it is parsed.
#pragma once

#include <optional>
#include <string_view>

#include "text/markdown.hpp"

namespace offprint {

/// The first line that goes beyond a limit, and which, or nothing. One pass over the text.
std::optional<MarkdownProblem> find_unbounded_markdown(std::string_view source);

}  // namespace offprint
