#include "load/markdown_text.hpp"

#include <algorithm>

#include "load/values.hpp"
#include "text/markdown.hpp"

namespace offprint {
namespace {

void report(const MarkdownProblem& problem, const Place& place, Diagnostics& diagnostics) {
  diagnostics.add({problem.refused ? Severity::kError : Severity::kWarning,
                   place,
                   problem.message,
                   {},
                   "markdown",
                   1});
}

}  // namespace

void check_markdown(std::string_view markdown, const Place& begin, Diagnostics& diagnostics) {
  for (const MarkdownProblem& problem : render_markdown(markdown).problems) {
    report(problem, {begin.source, begin.line + std::max<std::uint32_t>(problem.line, 1) - 1, 0},
           diagnostics);
  }
}

void read_markdown(const Node& node, std::string& markdown, Diagnostics& diagnostics) {
  read_value(node, markdown, diagnostics);
  for (const MarkdownProblem& problem : render_markdown(markdown).problems)
    report(problem, node.place, diagnostics);
}

}  // namespace offprint
