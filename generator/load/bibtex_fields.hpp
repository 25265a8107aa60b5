// What each field of a BibTeX entry is good for: a table of the keys of BibTeX, biblatex, ADS,
// al-folio, jekyll-scholar, academicpages, HugoBlox and the reference managers.
#pragma once

#include <string_view>

namespace offprint {

enum class BibtexRole {
  kText,      ///< plain text under the key `target`
  kSource,    ///< text whose markup is kept, under `target`
  kNames,     ///< names under `target`
  kUrl,       ///< the URL of the work
  kLink,      ///< a link with the label `target`; a bare name is a file below `folder`
  kRegistry,  ///< an identifier or URL at a registry: a link with the label `target`, the bare
              ///< identifier behind the URL `folder`
  kFlag,      ///< true or false under `target`
  kTogether,  ///< read with other fields: dates, titles, containers, publishers, notes, awards
  kIgnored,   ///< housekeeping of programs
  kUnknown,   ///< kept as an extra under its own name
};

struct BibtexRule {
  std::string_view name;  ///< lower case
  BibtexRole role = BibtexRole::kUnknown;
  std::string_view target;
  std::string_view folder;
};

/// The rule for a field; that of an unknown one says so. Names with `url` or `link` before or
/// behind the label of a link (`codeurl`, `url_pdf`, `PresentationLink`) are links of that label.
BibtexRule find_bibtex_rule(std::string_view name);

}  // namespace offprint
