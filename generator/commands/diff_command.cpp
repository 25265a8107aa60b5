#include "commands/diff_command.hpp"

#include <limits>
#include <optional>
#include <system_error>
#include <vector>

#include "commands/change_report.hpp"
#include "commands/site_changes.hpp"

namespace offprint {
namespace {

constexpr int kEqual = 0, kDifferent = 1, kTrouble = 2;

/// The pages, or nothing, and why is printed.
std::optional<std::vector<SitePage>> pages_of(const std::filesystem::path& site,
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

std::string report(const SiteChanges& changes, const DiffOptions& options) {
  constexpr std::size_t kMost = 50;
  const std::size_t most = options.all ? std::numeric_limits<std::size_t>::max() : kMost;
  if (options.format == "json") return changes_as_json(changes);
  return options.format == "html" ? changes_as_html(changes, most) : changes_as_text(changes, most);
}

}  // namespace

int run_diff(const DiffOptions& options, const Console& console) {
  const auto before = pages_of(options.before, console);
  const auto after = pages_of(options.after, console);
  if (!before || !after) return kTrouble;
  const SiteChanges changes = compare_sites(*before, *after);
  console.print(report(changes, options));
  return changes.pages.empty() ? kEqual : kDifferent;
}

}  // namespace offprint
