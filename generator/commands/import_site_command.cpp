#include "commands/import_site_command.hpp"

#include <fmt/format.h>

#include <utility>

#include "commands/exit_status.hpp"
#include "commands/planned_site.hpp"
#include "commands/shell_word.hpp"
#include "commands/site_findings.hpp"
#include "migrate/import_site.hpp"
#include "starter/folder.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

int refuse(const std::string& fault, const Console& console) {
  console.print_error("offprint: error: " + fault + "\n");
  return kUsageError;
}

void write_site(const ImportedSite& site, const fs::path& folder) {
  write_site_files(folder, site.files);
  copy_site_files(folder, site.copies);
}

/// Writes content/permalinks.txt, once it is known which pages the new site has.
void keep_addresses(const OldAddresses& addresses, const fs::path& folder, PlannedSite& planned,
                    Ledger& ledger) {
  if (planned.diagnostics.has_errors()) return;
  Redirects redirects =
      make_redirects(addresses, planned.config, planned.catalog, planned.plan, planned.sources);
  ledger.lost = std::move(redirects.lost);
  if (redirects.permalinks.entries.empty()) return;
  const SiteFile file{"content/permalinks.txt", to_text(redirects.permalinks), ""};
  write_site_files(folder, {&file, 1});
  ledger.carried.push_back(
      {"old addresses", fmt::format("{}: {} lead on, {} stand where they stood", file.path,
                                    redirects.moved, redirects.standing)});
}

}  // namespace

int run_import_site(const ImportSiteOptions& options, const Console& console) {
  if (const std::string fault = find_folder_fault(options.to, ""); !fault.empty())
    return refuse(fault, console);
  auto site = import_site(options.from);
  if (!site)
    return refuse(fmt::format("`{}` is no site of Jekyll (_config.yml) or HugoBlox "
                              "(config/_default/hugo.yaml)",
                              options.from.string()),
                  console);
  write_site(*site, options.to);
  PlannedSite planned = plan_site(options.to, Ledgers::kIgnored);
  keep_addresses(site->addresses, options.to, planned, site->ledger);
  console.print_error(site->problems);
  console.print(format(site->ledger));
  report_warnings(planned, console);
  console.print(fmt::format("the site is in {}: offprint build --source {}\n", options.to.string(),
                            shell_word(options.to.string())));
  return kSuccess;
}

}  // namespace offprint
