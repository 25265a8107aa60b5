#include "commands/permalinks_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "base/files.hpp"
#include "base/suggestion.hpp"
#include "commands/exit_status.hpp"
#include "commands/planned_site.hpp"
#include "load/load.hpp"
#include "load/permalinks.hpp"
#include "plan/permalinks.hpp"
#include "plan/promises.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

constexpr const char* kShown = "content/permalinks.txt";

struct Update {
  Permalinks permalinks;
  std::size_t pages = 0, fresh = 0, redirects = 0;
  std::vector<std::string> lost;
};

/// Takes the lines of the former file over, one an address.
class Ledger {
 public:
  explicit Ledger(const PlannedSite& site) : site_(site), former_names_(site.catalog) {}

  Update update(Permalinks former) {
    for (const auto& [hash, place] : former.given_up) given_up_[hash] = place;
    for (Permalink& entry : former.entries) take(std::move(entry));
    const std::size_t known = pages();
    for (const Page& page : site_.plan.pages) add(page);
    Update update;
    update.permalinks.rest = std::move(former.rest);
    update.permalinks.given_up.assign(given_up_.begin(), given_up_.end());
    update.pages = pages();
    update.fresh = update.pages - known;
    for (auto& [address, entry] : entries_) list(std::move(entry), update);
    return update;
  }

 private:
  std::size_t pages() const {
    return static_cast<std::size_t>(
        std::ranges::count_if(entries_, [&](const auto& entry) { return stands(entry.first); }));
  }

  bool stands(const std::string& address) const { return site_.plan.find(address) != nullptr; }

  void take(Permalink entry) {
    if (stands(entry.address)) {
      entry.target.clear();
    } else if (former_names_.hold(entry.address)) {
      given_up_.try_emplace(hash_of_address(entry.address));
      return;
    }
    const auto [there, fresh] = entries_.try_emplace(entry.address, entry);
    if (fresh) return;
    there->second.comment += entry.comment;
    if (there->second.target.empty()) there->second.target = std::move(entry.target);
  }

  void add(const Page& page) {
    if (is_permalink(page) && !given_up_.contains(hash_of_address(page.path)))
      entries_.try_emplace(page.path, Permalink{page.path, "", "", {}});
  }

  void list(Permalink entry, Update& update) const {
    update.redirects += entry.target.empty() ? 0 : 1;
    if (entry.target.empty() && !stands(entry.address)) update.lost.push_back(entry.address);
    update.permalinks.entries.push_back(std::move(entry));
  }

  const PlannedSite& site_;
  FormerAddresses former_names_;
  std::map<std::string, Permalink> entries_;
  std::map<std::uint32_t, Place> given_up_;
};

/// Puts the file there as a whole, if it says anything new.
void write_ledger(const fs::path& site, const Permalinks& permalinks) {
  const fs::path path = site / kShown, fresh = site / "content/.permalinks.txt.new";
  const std::string text = to_text(permalinks);
  if (fs::exists(path) && read_file(path) == text) return;
  std::ofstream file(fresh, std::ios::binary | std::ios::trunc);
  file << text;
  file.close();
  if (!file)
    throw fs::filesystem_error("cannot be written", fresh,
                               std::make_error_code(std::errc::io_error));
  fs::rename(fresh, path);
}

int refuse(const Console& console, const std::string& fault) {
  console.print_error("offprint: error: " + fault + "\n");
  return kUsageError;
}

/// Why there is nothing to work on; empty if there is.
std::string site_fault(const PermalinksOptions& options) {
  if (fs::is_directory(options.site / "content")) return {};
  return fmt::format("no folder `content` in `{}`; name a site's folder with --source",
                     options.site.string());
}

std::string file_fault(const PermalinksOptions& options) {
  if (const std::string fault = site_fault(options); !fault.empty()) return fault;
  if (fs::exists(options.site / kShown)) return {};
  return fmt::format("there is no {}; `offprint permalinks update` begins it", kShown);
}

void print_lost(const std::vector<std::string>& lost, const Console& console) {
  for (const std::string& address : lost)
    console.print_error(
        fmt::format("{}: no page stands at `{}` any more; write `{} -> NEW-ADDRESS` there, or run "
                    "`offprint permalinks remove {}`\n",
                    kShown, address, address, address));
}

/// False where it is not there.
bool take_off(Permalinks& permalinks, const std::string& address, bool without_trace) {
  const auto removed = std::erase_if(
      permalinks.entries, [&](const Permalink& entry) { return entry.address == address; });
  const std::uint32_t hash = hash_of_address(address);
  const bool known = std::ranges::any_of(permalinks.given_up,
                                         [&](const auto& given) { return given.first == hash; });
  if (removed > 0 && without_trace && !known) permalinks.given_up.emplace_back(hash, Place());
  return removed > 0;
}

std::string unknown_address(const Permalinks& permalinks, const std::string& address) {
  std::vector<std::string_view> known;
  for (const Permalink& entry : permalinks.entries) known.push_back(entry.address);
  const std::string hint = did_you_mean(address, known);
  return fmt::format("`{}` is not in {}{}{}", address, kShown, hint.empty() ? "" : "; ", hint);
}

}  // namespace

int run_permalinks_update(const PermalinksOptions& options, const Console& console) {
  if (const std::string fault = site_fault(options); !fault.empty()) return refuse(console, fault);
  const PlannedSite site = plan_site(options.site, Ledgers::kIgnored);
  if (site.diagnostics.has_errors()) {
    console.print_error(format(site.diagnostics, site.sources, {.color = console.color_error}));
    return kContentError;
  }
  const Update update = Ledger(site).update(site.permalinks.value_or(Permalinks()));
  write_ledger(options.site, update.permalinks);
  console.print(fmt::format("{}: {}, {} of them new; {}, {} given up\n", kShown,
                            counted(update.pages, "page"), grouped(update.fresh),
                            counted(update.redirects, "redirect"),
                            grouped(update.permalinks.given_up.size())));
  print_lost(update.lost, console);
  return update.lost.empty() ? kSuccess : kContentError;
}

int run_permalinks_check(const PermalinksOptions& options, const Console& console) {
  if (const std::string fault = file_fault(options); !fault.empty()) return refuse(console, fault);
  const PlannedSite site = plan_site(options.site, Ledgers::kFollowed);
  console.print_error(format(site.diagnostics, site.sources, {.color = console.color_error}));
  if (site.diagnostics.has_errors()) return kContentError;
  std::vector<std::string_view> known;
  for (const Permalink& entry : site.permalinks->entries) known.push_back(entry.address);
  std::ranges::sort(known);
  const auto fresh = std::ranges::count_if(site.plan.pages, [&](const Page& page) {
    return is_permalink(page) && !std::ranges::binary_search(known, page.path);
  });
  console.print(fmt::format("{}: nothing is lost; {} not in the file yet\n", kShown,
                            counted(static_cast<std::uint64_t>(fresh), "page")));
  return kSuccess;
}

int run_permalinks_remove(const PermalinksOptions& options, const Console& console) {
  if (const std::string fault = file_fault(options); !fault.empty()) return refuse(console, fault);
  Sources sources;
  Diagnostics diagnostics;
  std::optional<Permalinks> permalinks =
      parse_permalinks(read_permalinks(options.site, sources, diagnostics), sources, diagnostics);
  console.print_error(format(diagnostics, sources, {.color = console.color_error}));
  if (!permalinks || diagnostics.has_errors()) return kContentError;
  for (const std::string& given : options.addresses) {
    const std::string address = plain_address(given);
    if (!take_off(*permalinks, address, options.without_trace))
      return refuse(console, unknown_address(*permalinks, address));
  }
  write_ledger(options.site, *permalinks);
  console.print(fmt::format("{}: {} removed\n", kShown, counted(options.addresses.size(), "line")));
  return kSuccess;
}

}  // namespace offprint
