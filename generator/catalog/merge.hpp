// Which records are one work, and what they add up to.
//
// Two records are one work if they have the same DOI or arXiv id; or the same id and title; or the
// same normalised title of at least four words where years are at most one apart and authors do not
// contradict. A year or an author list that is missing contradicts nothing. An identifier that
// stands on two works whose titles and authors both differ joins nothing and is reported.
#pragma once

#include <vector>

#include "base/diagnostic.hpp"
#include "catalog/catalog.hpp"

namespace offprint {

/// Publications without people, venues and topics yet, in the order of their first records; and a
/// fate for each record.
struct Merged {
  std::vector<Publication> publications;
  std::vector<Fate> fates;
};

/// Joins the records and gives every publication its id. The record whose id and fields win is: in
/// a publications file before inline in a digest, published before preprint, then the first. Others
/// fill in what it lacks.
Merged merge_records(std::vector<Record> records, Diagnostics& diagnostics);

/// Whether two author lists can be of one paper: at least half of the shorter one stands in the
/// other.
bool authors_agree(const std::vector<PrintedName>& a, const std::vector<PrintedName>& b);

}  // namespace offprint
