#include "commands/site_findings.hpp"

#include "catalog/catalog.hpp"
#include "load/load.hpp"

namespace offprint {

void report_warnings(const std::filesystem::path& site, const Console& console) {
  Sources sources;
  Diagnostics all, wrong;
  Content content = load_content(site, sources, all);
  if (!all.has_errors()) make_catalog(std::move(content), all);
  for (const Diagnostic& diagnostic : all.all())
    if (diagnostic.severity != Severity::kNote) wrong.add(diagnostic);
  if (wrong.all().empty()) return;
  console.print_error(format(wrong, sources, {.color = console.color_error, .most = 10}));
  if (wrong.has_errors()) {
    console.print(counted(wrong.errors(), "error") +
                  " to be mended before the site can be built\n");
  } else {
    console.print(counted(wrong.warnings(), "warning") +
                  " about the records as they stand there; the site is built with them\n");
  }
}

}  // namespace offprint
