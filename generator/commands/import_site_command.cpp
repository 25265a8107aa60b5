#include "commands/import_site_command.hpp"

#include <fmt/format.h>

#include "commands/exit_status.hpp"
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

}  // namespace

int run_import_site(const ImportSiteOptions& options, const Console& console) {
  if (const std::string fault = find_folder_fault(options.to, ""); !fault.empty())
    return refuse(fault, console);
  const auto site = import_site(options.from);
  if (!site)
    return refuse(fmt::format("`{}` is no site of Jekyll (_config.yml) or HugoBlox "
                              "(config/_default/hugo.yaml)",
                              options.from.string()),
                  console);
  write_site_files(options.to, site->files);
  for (const auto& [from, to] : site->copies) {
    fs::create_directories((options.to / to).parent_path());
    fs::copy_file(from, options.to / to);
  }
  console.print_error(site->problems);
  console.print(format(site->ledger));
  report_warnings(options.to, console);
  console.print(fmt::format("the site is in {}: offprint build --source {}\n", options.to.string(),
                            options.to.string()));
  return kSuccess;
}

}  // namespace offprint
