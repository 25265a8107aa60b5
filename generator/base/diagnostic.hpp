// What is wrong with the user's files, said so that it can be mended.
//
// A diagnostic has a severity, a place, a sentence and perhaps a hint. A stage that finds something
// wrong adds it to the list it was given and goes on, so that one run reports everything. Wording:
// lower case, no full stop, offending text in backticks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/source.hpp"

namespace offprint {

enum class Severity { kError, kWarning, kNote };

struct Diagnostic {
  Severity severity = Severity::kError;
  Place place;
  std::string message;  ///< "unknown key `veneu`"
  std::string hint;     ///< "did you mean `venue`?"; may be empty
  std::string
      code;  ///< short name of the kind, for filters and reports: "unknown-key"; may be empty
  std::uint32_t width = 1;  ///< code points to underline, from the place on
};

/// Everything found so far. Order of adding does not matter: `sorted` orders by path, line, column,
/// then text.
class Diagnostics {
 public:
  void add(Diagnostic diagnostic);
  Diagnostic& error(const Place& place, std::string message, std::string hint = {});
  Diagnostic& warning(const Place& place, std::string message, std::string hint = {});
  Diagnostic& note(const Place& place, std::string message, std::string hint = {});

  /// Takes over all of another list, for work that was done in parallel.
  void append(Diagnostics other);

  bool has_errors() const { return errors_ > 0; }
  std::size_t errors() const { return errors_; }
  std::size_t warnings() const { return warnings_; }
  const std::vector<Diagnostic>& all() const { return all_; }

  /// Sorted, each only once.
  std::vector<Diagnostic> sorted(const Sources& sources) const;

 private:
  std::vector<Diagnostic> all_;
  std::size_t errors_ = 0;
  std::size_t warnings_ = 0;
};

struct DiagnosticStyle {
  bool color = false;         ///< ANSI colours, for a terminal
  std::size_t most = 100;     ///< at most so many are written out; the rest is counted
  std::size_t columns = 120;  ///< source lines are cut to a window of this width around the caret
};

/// One diagnostic as text, each line ended by a line feed:
///
///     content/site.yaml:3:1: error: unknown key `titel`; did you mean `title`?
///         3 | titel: My page
///           | ^~~~~
std::string format(const Diagnostic& diagnostic, const Sources& sources,
                   const DiagnosticStyle& style = {});

/// All of them, sorted, and a line that counts what was left out.
std::string format(const Diagnostics& diagnostics, const Sources& sources,
                   const DiagnosticStyle& style = {});

}  // namespace offprint
