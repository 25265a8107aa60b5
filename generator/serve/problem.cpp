#include "serve/problem.hpp"

#include <fmt/format.h>

#include "base/escape.hpp"
#include "base/utf8.hpp"
#include "serve/browser_side.hpp"

namespace offprint {
namespace {

constexpr std::size_t kMostShown = 20;

std::string place_text(std::string_view path, std::uint32_t line, std::uint32_t column) {
  if (line == 0) return std::string(path);
  return column == 0 ? fmt::format("{}:{}", path, line)
                     : fmt::format("{}:{}:{}", path, line, column);
}

std::string without_first_line(std::string_view text) {
  const std::size_t end = text.find('\n');
  return std::string(end == std::string_view::npos ? "" : text.substr(end + 1));
}

Problem problem_of(const Diagnostic& diagnostic, const Sources& sources) {
  const Place& place = diagnostic.place;
  const std::string_view path =
      place.source == kNoSource ? std::string_view() : sources.path(place.source);
  return {place_text(path, place.line, place.column), diagnostic.message, diagnostic.hint,
          without_first_line(format(diagnostic, sources))};
}

/// Escaped text in which what stands in backticks becomes code.
std::string with_code(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = text.find('`');
    const std::size_t close = open == std::string_view::npos ? open : text.find('`', open + 1);
    if (close == std::string_view::npos) break;
    append_html_escaped(out, text.substr(0, open));
    out += "<code>";
    append_html_escaped(out, text.substr(open + 1, close - open - 1));
    out += "</code>";
    text.remove_prefix(close + 1);
  }
  append_html_escaped(out, text);
  return out;
}

/// An element with that HTML in it, or nothing for none.
std::string element(std::string_view tag, std::string_view attributes, std::string_view html) {
  if (html.empty()) return {};
  return fmt::format("<{}{}>{}</{}>\n", tag, attributes, to_valid_utf8(html), tag);
}

std::string section_of(const Problem& problem) {
  return "<section>\n" + element("h2", "", with_code(problem.message)) +
         element("p", " class=\"place\"", html_escaped(problem.place)) +
         element("p", " class=\"hint\"", with_code(problem.hint)) +
         element("pre", " tabindex=\"0\"", html_escaped(problem.excerpt)) + "</section>\n";
}

}  // namespace

std::vector<Problem> problems_of(const Diagnostics& diagnostics, const Sources& sources) {
  std::vector<Problem> problems;
  for (const Diagnostic& diagnostic : diagnostics.sorted(sources))
    if (diagnostic.severity == Severity::kError)
      problems.push_back(problem_of(diagnostic, sources));
  return problems;
}

Problem problem_of(const jinja::ErrorReport& report) {
  return {place_text(report.place.name, report.place.line, report.place.column),
          fmt::format("{}: {}", jinja::name_of(report.kind), report.message), report.hint,
          without_first_line(jinja::format(report))};
}

Problem problem_of(const std::system_error& error) { return {"", error.what(), "", ""}; }

std::string make_problem_page(const std::vector<Problem>& problems, const std::string& version) {
  std::string sections;
  for (std::size_t i = 0; i < problems.size() && i < kMostShown; ++i)
    sections += section_of(problems[i]);
  if (problems.size() > kMostShown)
    sections += element("p", "", fmt::format("… and {} more", problems.size() - kMostShown));
  const char* const what = problems.size() == 1 ? "error keeps" : "errors keep";
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<title>{0} {1} this page away</title>\n"
      "<link rel=\"stylesheet\" href=\"{2}\">\n{3}</head>\n<body class=\"{4}\">\n<main>\n"
      "<h1>{0} {1} this page away</h1>\n"
      "<p>It comes back by itself when the file is mended and saved.</p>\n{5}</main>\n</body>\n"
      "</html>\n",
      problems.size(), what, kProblemStyleAddress, script_element(version), kProblemClass,
      sections);
}

}  // namespace offprint
