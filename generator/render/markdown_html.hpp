// Markdown as template values: HTML whose pictures tell their size, so that nothing moves when they
// come, and where they stand in fewer pixels.
#pragma once

#include <string>
#include <string_view>

#include "jinja/value.hpp"
#include "render/context.hpp"

namespace offprint {

/// Empty for empty text. Links inside the site count from its top; `root` leads there from the page
/// on which the text stands. Links that name a file are taken from `folder`, as in MarkdownOptions.
jinja::Value markdown_html(const Context& context, const std::string& markdown,
                           std::string_view root, std::string_view folder = {});

}  // namespace offprint
