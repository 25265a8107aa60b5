// The differences between two builds of a site, for people and for programs.
//
//                    added  changed  removed     same
//     records            1        0        1
//     publications       1        2        1       40
//     years              1        0        0        9
//     exports            4       11        4      188
//     all                6       13        5      237
//
//     added records
//       loom  On Looms
//     …
#pragma once

#include <cstddef>
#include <string>

#include "commands/page_titles.hpp"
#include "commands/site_changes.hpp"

namespace offprint {

struct ChangeReport {
  SiteChanges changes;
  PageTitles titles;
  std::size_t untold = 0;  ///< removed, and not to be named
  std::size_t most = 50;   ///< so many names of a list are shown; the rest is counted
};

/// Counts first, by section, then the records and pages, each with its title. Exports, feeds, and
/// what belongs to a record or list that is named already, are counted alone.
std::string changes_as_text(const ChangeReport& report);

/// The same as a piece of HTML for the comment on a pull request or the summary of a job: a
/// heading, a table, lists to open. It has no script, no style, no attribute but `scope` and
/// `open`, and no empty line, at which Markdown would end it.
std::string changes_as_html(const ChangeReport& report);

/// Whole lists, of files beside pages too: `{"version": 1, "pages": {"added": […], "changed": […],
/// "removed": […], "same": 41}, "records": {…}, "sections": {"years": {"added": 1, …}}, "look":
/// false, "titles": {"index.html": "Lab"}}`. `look` is true where the pages of all records changed.
std::string changes_as_json(const ChangeReport& report);

}  // namespace offprint
