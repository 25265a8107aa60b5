// BibTeX text to entries.
//
// In goes a whole file, valid UTF-8, as BibTeX, biblatex and twenty years of hands and programs
// have written them. Out come its entries in the order of the file: values complete (`@string`
// names replaced, pieces joined by `#`, white space squeezed), braces and TeX commands kept. What
// each field means is the business of `bibtex_record.hpp`.
//
// Nothing is refused and nothing is lost: each fault (a missing comma, brace, key or quote, a stray
// `@`, a field that stands twice, …) is mended, reported once at its place, and the fields and
// entries behind it are read. Time is linear in the text, memory too: what `@string` names expand
// to is capped.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"

namespace offprint {

/// `name = value`. The value is as BibTeX would hand it to a style, so `{\'E}` is still there.
/// White space is squeezed to one space, but a blank line stays one, since abstracts have
/// paragraphs.
struct BibtexField {
  std::string name;  ///< lower case
  std::string value;
  Place place;  ///< of the name
};

/// One entry. Fields keep their order; of several with one name `find` gives the first, as BibTeX
/// does.
struct BibtexEntry {
  std::string type;  ///< lower case, without `@`
  std::string key;   ///< as it stands; empty where the file has none
  std::vector<BibtexField> fields;
  Place place;  ///< of the `@`

  const BibtexField* find(std::string_view name) const;

  /// The value of that field, or nothing at all: "".
  std::string_view value(std::string_view name) const;
};

struct BibtexFile {
  std::vector<BibtexEntry> entries;
  std::string preamble;        ///< all `@preamble` texts, one a line
  std::size_t recoveries = 0;  ///< faults that were mended, each with its diagnostic
};

/// Parses a file. `source` is where its places point; all diagnostics are warnings and notes.
BibtexFile parse_bibtex(std::string_view text, SourceId source, Diagnostics& diagnostics);

}  // namespace offprint
