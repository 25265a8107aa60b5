#include "commands/site_findings.hpp"

namespace offprint {

void report_warnings(const PlannedSite& site, const Console& console) {
  Diagnostics wrong;
  for (const Diagnostic& diagnostic : site.diagnostics.all())
    if (diagnostic.severity != Severity::kNote) wrong.add(diagnostic);
  if (wrong.all().empty()) return;
  console.print_error(format(wrong, site.sources, {.color = console.color_error, .most = 10}));
  if (wrong.has_errors()) {
    console.print(counted(wrong.errors(), "error") +
                  " to be mended before the site can be built\n");
  } else {
    console.print(counted(wrong.warnings(), "warning") +
                  " about the records as they stand there; the site is built with them\n");
  }
}

}  // namespace offprint
