// Where a work's paper, code, data, video and so on are found, in the order in which readers want
// them. In go the record's links and its identifiers; each kind is known by label and address (see
// text/link_kind.hpp), unknown ones come last in the order of the record. DOI, arXiv id and the
// BibTeX entry on the work's page are linked where the record does not link them itself; the
// record's own address where nothing else leads to the work.
#pragma once

#include <string>
#include <vector>

#include "export/citation.hpp"
#include "text/link_kind.hpp"

namespace offprint {

struct WorkLink {
  LinkKind kind = LinkKind::kOther;
  std::string label;  ///< the record's, as plain text; "DOI"; the host of an address without label
  std::string url;    ///< fit for `href`: absolute, or an address inside the site; empty: no link
};

std::vector<WorkLink> work_links(const Site& site, PublicationIndex publication);

}  // namespace offprint
