// Entry types of BibTeX and biblatex, and of people who make up their own, to CSL types.
#pragma once

#include <string_view>

namespace offprint {

struct BibtexType {
  std::string_view name;   ///< lower case
  std::string_view csl;    ///< "paper-conference"
  std::string_view genre;  ///< what CSL's type does not say: "PhD thesis"; may be empty
};

/// The row of a type, or nullptr.
const BibtexType* find_bibtex_type(std::string_view name);

/// "did you mean `article`?", or empty.
std::string_view closest_bibtex_type(std::string_view name);

}  // namespace offprint
