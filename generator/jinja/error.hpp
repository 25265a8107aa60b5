// What went wrong in a template, said so that its author can mend it.
//
// A TemplateError has a kind (named like the class that Jinja2 would raise), a sentence, a hint,
// the place in the template with its source line, the values of the variables that the failing
// expression mentions, and the chain of includes, imports, macros, blocks and extends that led
// there. Several syntax errors of one template come as one error with `also`. Filters, functions
// and Objects written in C++ throw one without a place; the engine adds the place while the error
// travels outwards.
#pragma once

#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jinja {

/// Named like Jinja2's and Python's classes. kLimitError has no model there: a bound of `Limits`
/// was reached.
enum class ErrorKind : std::uint8_t {
  kTemplateSyntaxError,
  kTemplateAssertionError,  ///< found while compiling: unknown filter, block defined twice
  kTemplateNotFound,
  kTemplatesNotFound,
  kTemplateRuntimeError,
  kUndefinedError,
  kFilterArgumentError,
  kSecurityError,
  kTypeError,
  kValueError,
  kKeyError,
  kIndexError,
  kAttributeError,
  kZeroDivisionError,
  kOverflowError,
  kRecursionError,
  kAssertionError,  ///< an argument of a filter that makes no sense
  kSyntaxError,     ///< what Python, not Jinja2, refuses: a keyword argument given twice
  kLimitError,
};

/// "UndefinedError"
std::string_view name_of(ErrorKind kind);

/// A place in a template. Lines and columns count from 1, columns in code points; line 0 means
/// unknown.
struct TemplatePlace {
  std::string name;  ///< of the template
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t width = 1;  ///< code points to underline
  std::string source_line;  ///< as it stands there, without its line end
};

/// One step of the way to the failing place: "in block `content`", "included here".
struct TemplateStep {
  std::string what;
  TemplatePlace place;
};

/// Everything that is known about one failure.
struct ErrorReport {
  ErrorKind kind = ErrorKind::kTemplateRuntimeError;
  std::string message;  ///< lower case, no full stop, offending text in backticks
  std::string hint;     ///< "did you mean `author`?"; may be empty
  TemplatePlace place;
  std::vector<TemplateStep> chain;  ///< innermost first
  std::vector<std::pair<std::string, std::string>>
      variables;                  ///< name and value of what the expression mentions
  std::vector<ErrorReport> also;  ///< further syntax errors of the same template
};

class TemplateError : public std::exception {
 public:
  explicit TemplateError(ErrorReport report);
  TemplateError(ErrorKind kind, std::string message, std::string hint = {});

  ErrorKind kind() const { return report_->kind; }
  const ErrorReport& report() const { return *report_; }
  /// For the engine, which adds place and chain on the way out. Copies of one error share one
  /// report.
  ErrorReport& report() { return *report_; }

  /// The message alone.
  const char* what() const noexcept override { return report_->message.c_str(); }

 private:
  std::shared_ptr<ErrorReport> report_;
};

/// The whole report as text, each line ended by a line feed:
///
///     listing.html:3:8: UndefinedError: `auhtor` is undefined; did you mean `author`?
///         3 | <p>{{ auhtor.name }}</p>
///           |       ^~~~~~
///       in block `content`, listing.html:2:1
///       extended here, page.html:1:1
///       page = <page object>
std::string format(const ErrorReport& report);

}  // namespace jinja
