// Publications of an old site to files of ours: bibliographies as they are, works that each have a
// text of their own as one list.
#pragma once

#include <string>

#include "migrate/migration.hpp"

namespace offprint {

/// Takes over a bibliography, byte for byte, and the files that its entries name.
void move_bibliography(const std::string& path, Migration& move);

/// Takes over the works of academicpages (`_publications/*.md`), whose authors stand in a citation.
void move_publication_texts(const std::string& folder, Migration& move);

/// Takes over the works of HugoBlox (`content/publication/NAME/index.md`, with `cite.bib` beside).
void move_publication_folders(const std::string& folder, Migration& move);

/// The authors at the beginning of a citation, as "Given Family" or "Family, Given" each; they end
/// where the title begins, or a year, or quotes:
///
///     Ribeiro, A. H. and Aguirre, L. (2015). "A title." A journal.   → Ribeiro, A. H.; Aguirre, L.
///     Ada Lovelace and C. Babbage. "A title." A journal (1843).      → Ada Lovelace; C. Babbage
std::vector<std::string> authors_of_citation(const std::string& citation,
                                             const std::string& title = {});

}  // namespace offprint
