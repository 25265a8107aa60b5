// Markdown as it is read: what text/markdown.hpp finds amiss becomes a diagnostic, before a page is
// made.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "model.hpp"
#include "text/markdown.hpp"

namespace offprint {

/// Reports a text that begins at the start of a line: one that is refused is an error, a link that
/// is left out or HTML that is shown as text a warning, each at its line. Returns the pictures of
/// the site that it shows.
std::vector<Image> check_markdown(MarkdownPage text, const Place& begin, Diagnostics& diagnostics);

/// The same for a text of a configuration file, which is read; everything is at the value's place.
std::vector<Image> read_markdown(const Node& node, std::string& markdown, Diagnostics& diagnostics);

/// The same into that member, for a table of fields.
template <auto Member, class T>
void markdown_into(const Node& node, T& value, Diagnostics& diagnostics) {
  read_markdown(node, value.*Member, diagnostics);
}

}  // namespace offprint
