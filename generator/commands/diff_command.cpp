#include "commands/diff_command.hpp"

#include <limits>
#include <optional>
#include <system_error>
#include <vector>

#include "commands/change_report.hpp"
#include "commands/site_changes.hpp"
#include "load/permalinks.hpp"
#include "plan/permalinks.hpp"

namespace offprint {
namespace {

constexpr int kEqual = 0, kDifferent = 1, kTrouble = 2;

/// The pages, or nothing, and why is printed.
std::optional<std::vector<SitePage>> find_pages(const std::filesystem::path& site,
                                                const Console& console) {
  std::string fault = "is neither a folder nor the manifest of a build";
  try {
    if (auto pages = list_pages(site)) return pages;
  } catch (const std::system_error& error) {
    fault = "cannot be read: " + error.code().message();
  }
  console.print_error("offprint: error: `" + site.string() + "` " + fault + "\n");
  return std::nullopt;
}

/// What the site's ledger has given up; a broken ledger is the business of the build.
Permalinks find_ledger(const std::filesystem::path& site) {
  Sources sources;
  Diagnostics diagnostics;
  return parse_permalinks(read_permalinks(site, sources, diagnostics), sources, diagnostics)
      .value_or(Permalinks());
}

std::string render(const ChangeReport& report, const std::string& format) {
  if (format == "json") return changes_as_json(report);
  return format == "html" ? changes_as_html(report) : changes_as_text(report);
}

}  // namespace

int run_diff(const DiffOptions& options, const Console& console) {
  const auto before = find_pages(options.before, console);
  const auto after = find_pages(options.after, console);
  if (!before || !after) return kTrouble;
  ChangeReport report{compare_sites(*before, *after), {options.before, options.after}};
  const bool changed = report.changes.all().any();
  report.untold = keep_given_up_untold(report.changes, find_ledger(options.site));
  if (options.all) report.most = std::numeric_limits<std::size_t>::max();
  console.print(render(report, options.format));
  return changed ? kDifferent : kEqual;
}

}  // namespace offprint
