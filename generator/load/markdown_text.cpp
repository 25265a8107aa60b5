#include "load/markdown_text.hpp"

#include <algorithm>
#include <functional>
#include <utility>

#include "load/values.hpp"

namespace offprint {
namespace {

/// Where a line of the text stands.
using Locate = std::function<Place(std::uint32_t line, std::uint32_t column)>;

std::vector<Image> report(MarkdownPage page, const Locate& locate, Diagnostics& diagnostics) {
  for (MarkdownProblem& problem : page.problems)
    diagnostics.add({problem.refused ? Severity::kError : Severity::kWarning,
                     locate(problem.line, 0),
                     std::move(problem.message),
                     {},
                     "markdown",
                     1});
  std::vector<Image> pictures;
  for (MarkdownPicture& one : page.pictures)
    if (!one.path.empty())
      pictures.push_back(
          {std::move(one.path), std::move(one.alt), {}, locate(one.line, one.column)});
  return pictures;
}

}  // namespace

std::vector<Image> check_markdown(MarkdownPage text, const Place& begin, Diagnostics& diagnostics) {
  const auto locate = [&](std::uint32_t line, std::uint32_t column) {
    return Place{begin.source, begin.line + std::max(line, 1u) - 1, column};
  };
  return report(std::move(text), locate, diagnostics);
}

std::vector<Image> read_markdown(const Node& node, std::string& markdown,
                                 Diagnostics& diagnostics) {
  read_value(node, markdown, diagnostics);
  const auto locate = [&](std::uint32_t, std::uint32_t) { return node.place; };
  return report(render_markdown(markdown), locate, diagnostics);
}

}  // namespace offprint
