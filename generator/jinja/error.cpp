#include "jinja/error.hpp"

#include <fmt/format.h>

#include <array>

namespace jinja {
namespace {

constexpr std::array<std::string_view, 19> kNames = {"TemplateSyntaxError",
                                                     "TemplateAssertionError",
                                                     "TemplateNotFound",
                                                     "TemplatesNotFound",
                                                     "TemplateRuntimeError",
                                                     "UndefinedError",
                                                     "FilterArgumentError",
                                                     "SecurityError",
                                                     "TypeError",
                                                     "ValueError",
                                                     "KeyError",
                                                     "IndexError",
                                                     "AttributeError",
                                                     "ZeroDivisionError",
                                                     "OverflowError",
                                                     "RecursionError",
                                                     "AssertionError",
                                                     "SyntaxError",
                                                     "LimitError"};

std::string position_of(const TemplatePlace& place) {
  return place.line == 0 ? place.name
                         : fmt::format("{}:{}:{}", place.name, place.line, place.column);
}

/// The source line and a caret under the span. Tabs stay tabs in the caret's line, so that both
/// are indented alike.
std::string excerpt(const TemplatePlace& place) {
  if (place.line == 0 || place.source_line.empty()) return {};
  std::string indent;
  std::uint32_t column = 1;
  for (const char c : place.source_line) {
    if (column == place.column) break;
    if ((static_cast<unsigned char>(c) & 0xC0) == 0x80) continue;
    indent += c == '\t' ? '\t' : ' ';
    ++column;
  }
  const std::string number = fmt::format("{:>5}", place.line);
  const std::size_t tildes = place.width > 1 ? place.width - 1 : 0;
  return fmt::format("{} | {}\n{:>5} | {}^{:~>{}}\n", number, place.source_line, "", indent, "",
                     tildes);
}

std::string headline(const ErrorReport& report) {
  std::string line = report.place.name.empty() ? std::string() : position_of(report.place) + ": ";
  line += fmt::format("{}: {}", name_of(report.kind), report.message);
  if (!report.hint.empty()) line += "; " + report.hint;
  return line + "\n";
}

}  // namespace

std::string_view name_of(ErrorKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

TemplateError::TemplateError(ErrorReport report)
    : report_(std::make_shared<ErrorReport>(std::move(report))) {}

TemplateError::TemplateError(ErrorKind kind, std::string message, std::string hint)
    : report_(std::make_shared<ErrorReport>()) {
  report_->kind = kind;
  report_->message = std::move(message);
  report_->hint = std::move(hint);
}

std::string format(const ErrorReport& report) {
  std::string out = headline(report) + excerpt(report.place);
  for (const TemplateStep& step : report.chain) {
    out += fmt::format("  {}, {}\n", step.what, position_of(step.place));
  }
  for (const auto& [name, value] : report.variables) out += fmt::format("  {} = {}\n", name, value);
  for (const ErrorReport& other : report.also) out += format(other);
  return out;
}

}  // namespace jinja
