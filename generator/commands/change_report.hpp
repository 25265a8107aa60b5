// The differences between two builds of a site, for people and for programs.
//
//     2 pages added, 1 changed, 0 removed, 41 the same
//     1 record added, 0 changed, 0 removed
//
//     added pages
//       publications/loom.html
//       years/1844.html
//     …
#pragma once

#include <cstddef>
#include <string>

#include "commands/site_changes.hpp"

namespace offprint {

/// Counts first, then the lists, each cut after `most` with a line that counts the rest.
std::string changes_as_text(const SiteChanges& changes, std::size_t most);

/// The same as a piece of HTML for the comment on a pull request or the summary of a job: a
/// heading, a table, lists to open. It has no script, no style, no attribute but `scope`, and no
/// empty line, at which Markdown would end it.
std::string changes_as_html(const SiteChanges& changes, std::size_t most);

/// Whole lists: `{"version": 1, "pages": {"added": […], …, "same": 41}, "records": {…}}`.
std::string changes_as_json(const SiteChanges& changes);

}  // namespace offprint
