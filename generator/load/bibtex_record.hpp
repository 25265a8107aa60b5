// A BibTeX entry to a record as our CSL-JSON writes it.
//
// In goes an entry that has inherited what it inherits; out comes a located map with CSL's keys and
// ours, which `read_record` turns into a record. Titles, abstracts and notes keep their markup,
// names stay one text with `and`; all else becomes plain text. Identifiers are taken with or
// without prefix or URL. What no rule takes stands there under its own name.
#pragma once

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "load/bibtex.hpp"

namespace offprint {

/// Makes the map. An entry without a title is called after what it stands in, its note or its key,
/// and one of an unknown type gets the one that its fields suggest; both are said.
///
///     @article{k, title = {A {B}}, journal = {\mnras}, year = 2020, pages = {1--9}} →
///     {id: k, type: article-journal, title: A {B}, issued: {date-parts: [[2020]]}, page: 1-9,
///      container-title: Monthly Notices of the Royal Astronomical Society}
Node make_record_map(const BibtexEntry& entry, Diagnostics& diagnostics);

}  // namespace offprint
