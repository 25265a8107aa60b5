// The names that BibTeX values may use without braces: what `@string` defines, and the months.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace offprint {

/// A table of macros; names count without regard to case. At first it holds `jan` to `dec`, which
/// stand for the English names of the months.
class BibtexMacros {
 public:
  BibtexMacros();

  /// A name that is defined again gets the new value, as in BibTeX.
  void define(std::string_view name, std::string value);

  /// The value, or nullptr. Stays valid until the name is defined again.
  const std::string* find(std::string_view name) const;

  /// "did you mean `iccv`?", or empty.
  std::string suggestion(std::string_view name) const;

 private:
  std::map<std::string, std::string, std::less<>> values_;
};

/// ASCII letters in lower case.
std::string bibtex_lower(std::string_view text);

}  // namespace offprint
