#include "commands/planned_site.hpp"

#include <utility>

#include "load/load.hpp"
#include "load/permalinks.hpp"
#include "plan/promises.hpp"

namespace offprint {

PlannedSite plan_site(const std::filesystem::path& site, Ledgers ledgers) {
  PlannedSite planned;
  Content content = load_content(site, planned.sources, planned.diagnostics);
  planned.permalinks = parse_permalinks(read_permalinks(site, planned.sources, planned.diagnostics),
                                        planned.sources, planned.diagnostics);
  if (planned.diagnostics.has_errors()) return planned;
  planned.config = content.site;
  planned.catalog = make_catalog(std::move(content), planned.diagnostics);
  planned.plan = make_plan(planned.config, planned.catalog, {},
                           ledgers == Ledgers::kFollowed ? planned.permalinks : std::nullopt,
                           planned.diagnostics);
  return planned;
}

}  // namespace offprint
