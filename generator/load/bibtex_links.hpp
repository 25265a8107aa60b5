// Where a work of a BibTeX entry is to be had: DOI, arXiv, URL, files, registries.
#pragma once

#include "load/bibtex_fields.hpp"
#include "load/bibtex_record_map.hpp"

namespace offprint {

/// Sets `DOI` and `arxiv` from `doi`, `arxiv`, `arxivid`, `eprint` and an arXiv number in
/// `journal`.
void set_identifiers(BibtexRecordMap& record);

/// Whether the work appeared at arXiv and, as far as the entry says, nowhere else.
bool is_arxiv_preprint(const BibtexEntry& entry);

/// Reads a field by a rule of kUrl, kLink or kRegistry. A value that is no address, no file and no
/// identifier is kept as it is.
void add_address(BibtexRecordMap& record, const BibtexRule& rule, const BibtexField& field);

/// The URL in `howpublished`; otherwise whoever published it.
void set_howpublished(BibtexRecordMap& record);

/// The picture that `preview`, `image`, `teaser` or `thumbnail` names.
void set_image(BibtexRecordMap& record);

}  // namespace offprint
