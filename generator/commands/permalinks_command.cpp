#include "commands/permalinks_command.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "base/files.hpp"
#include "base/suggestion.hpp"
#include "commands/exit_status.hpp"
#include "commands/planned_site.hpp"
#include "load/permalinks.hpp"
#include "plan/former_addresses.hpp"
#include "plan/permalinks.hpp"
#include "plan/promises.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

constexpr const char* kShown = "content/permalinks.txt";

struct Update {
  Permalinks permalinks;
  std::size_t pages = 0, fresh = 0, redirects = 0;
};

/// Takes the lines of the former file over, one an address.
class Ledger {
 public:
  Ledger(const Plan& plan, const Catalog& catalog) : plan_(plan), former_names_(catalog) {}

  Update update(Permalinks former) {
    for (const auto& [hash, place] : former.given_up) given_up_[hash] = place;
    for (Permalink& entry : former.entries) take(std::move(entry));
    const std::size_t known = pages();
    for (const Page& page : plan_.pages) add(page);
    Update update;
    update.permalinks.rest = std::move(former.rest);
    update.permalinks.given_up.assign(given_up_.begin(), given_up_.end());
    update.pages = pages();
    update.fresh = update.pages - known;
    for (auto& [address, entry] : entries_) {
      update.redirects += entry.target.empty() ? 0 : 1;
      update.permalinks.entries.push_back(std::move(entry));
    }
    return update;
  }

 private:
  std::size_t pages() const {
    return static_cast<std::size_t>(std::ranges::count_if(
        entries_, [&](const auto& entry) { return plan_.find(entry.first) != nullptr; }));
  }

  void take(Permalink entry) {
    if (const Page* const page = plan_.find(entry.address)) {
      if (!is_permalink(*page)) return;
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

  const Plan& plan_;
  FormerAddresses former_names_;
  std::map<std::string, Permalink> entries_;
  std::map<std::uint32_t, Place> given_up_;
};

/// Puts the file there as a whole, if it says anything new.
void write_ledger(const fs::path& site, const std::string& text) {
  const fs::path path = site / kShown, fresh = site / "content/.permalinks.txt.new";
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

void print_problems(const Diagnostics& diagnostics, const Sources& sources,
                    const Console& console) {
  console.print_error(format(diagnostics, sources, {.color = console.color_error}));
}

int give_up(const PlannedSite& site, const Console& console) {
  print_problems(site.diagnostics, site.sources, console);
  return kContentError;
}

/// The file, or nothing where it has errors, which are printed.
std::optional<Permalinks> load_ledger(const fs::path& site, const Console& console) {
  Sources sources;
  Diagnostics diagnostics;
  std::optional<Permalinks> permalinks =
      parse_permalinks(read_permalinks(site, sources, diagnostics), sources, diagnostics);
  print_problems(diagnostics, sources, console);
  if (diagnostics.has_errors()) return std::nullopt;
  return permalinks;
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

/// How the ledger has an address that was given with scheme and host, or as servers show it
/// ("people/ada"); else as it was given.
std::string known_address(const Permalinks& permalinks, std::string_view given) {
  const auto knows = [&](const std::string& address) {
    return std::ranges::find(permalinks.entries, address, &Permalink::address) !=
           permalinks.entries.end();
  };
  const std::string whole = plain_address(given);
  const std::size_t scheme = given.find("://");
  std::size_t slash = scheme == given.npos ? given.npos : given.find('/', scheme + 3);
  for (std::string address = whole;; slash = given.find('/', slash + 1)) {
    if (slash != given.npos) address = plain_address(given.substr(slash));
    if (knows(address)) return address;
    if (knows(address + ".html")) return address + ".html";
    if (slash == given.npos) return whole;
  }
}

bool is_folder(std::string_view address) { return address.ends_with('/'); }

/// "/venues/" → "venues/".
std::string without_slash(std::string_view address) {
  return std::string(address.substr(address.starts_with('/') ? 1 : 0));
}

/// Leads on from an address, or from each in a folder that does not lead elsewhere yet; returns
/// from how many.
std::size_t lead_on(Permalinks& permalinks, std::string_view from, std::string_view to) {
  std::size_t moved = 0;
  for (Permalink& entry : permalinks.entries) {
    const bool meant = is_folder(from) ? entry.address.starts_with(from) && entry.target.empty()
                                       : entry.address == from;
    if (!meant) continue;
    entry.target = std::string(to) + entry.address.substr(from.size());
    ++moved;
  }
  return moved;
}

/// Writes the file and tells what was done, if it can be read again.
int save(const Permalinks& permalinks, std::string_view done, const PermalinksOptions& options,
         const Console& console) {
  Sources sources;
  Diagnostics diagnostics;
  const std::string text = to_text(permalinks);
  parse_permalinks(sources.add(kShown, text), sources, diagnostics);
  print_problems(diagnostics, sources, console);
  if (diagnostics.has_errors()) return kUsageError;
  write_ledger(options.site, text);
  console.print(fmt::format("{}: {}\n", kShown, done));
  return kSuccess;
}

}  // namespace

int run_permalinks_update(const PermalinksOptions& options, const Console& console) {
  if (const std::string fault = site_fault(options); !fault.empty()) return refuse(console, fault);
  PlannedSite site = plan_site(options.site, Ledgers::kIgnored);
  if (site.diagnostics.has_errors()) return give_up(site, console);
  const Update update =
      Ledger(site.plan, site.catalog).update(site.permalinks.value_or(Permalinks()));
  const std::string text = to_text(update.permalinks);
  write_ledger(options.site, text);
  console.print(fmt::format("{}: {}, {} of them new; {}, {} given up\n", kShown,
                            counted(update.pages, "page"), grouped(update.fresh),
                            counted(update.redirects, "redirect"),
                            grouped(update.permalinks.given_up.size())));
  Diagnostics left;
  make_plan(site.config, site.catalog, {},
            parse_permalinks(site.sources.add(kShown, text), site.sources, left), left);
  print_problems(left, site.sources, console);
  return left.has_errors() ? kContentError : kSuccess;
}

int run_permalinks_check(const PermalinksOptions& options, const Console& console) {
  if (const std::string fault = file_fault(options); !fault.empty()) return refuse(console, fault);
  const PlannedSite site = plan_site(options.site, Ledgers::kFollowed);
  if (site.diagnostics.has_errors()) return give_up(site, console);
  print_problems(site.diagnostics, site.sources, console);
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

int run_permalinks_move(const PermalinksOptions& options, const Console& console) {
  if (const std::string fault = file_fault(options); !fault.empty()) return refuse(console, fault);
  std::optional<Permalinks> permalinks = load_ledger(options.site, console);
  if (!permalinks) return kContentError;
  const bool folder = is_folder(options.from);
  if (folder && !is_folder(options.to))
    return refuse(console, "a folder moves to a folder, whose name ends in `/`");
  const std::string from =
      folder ? without_slash(options.from) : known_address(*permalinks, options.from);
  const std::string to = folder ? without_slash(options.to) : plain_address(options.to);
  const std::size_t moved = lead_on(*permalinks, from, to);
  if (moved == 0 && folder) return refuse(console, unknown_address(*permalinks, from));
  if (moved == 0) permalinks->entries.push_back({from, to, "", {}});
  const std::string done = moved == 0 ? "1 line added" : counted(moved, "line") + " changed";
  return save(*permalinks, done, options, console);
}

int run_permalinks_remove(const PermalinksOptions& options, const Console& console) {
  if (const std::string fault = file_fault(options); !fault.empty()) return refuse(console, fault);
  std::optional<Permalinks> permalinks = load_ledger(options.site, console);
  if (!permalinks) return kContentError;
  for (const std::string& given : options.addresses) {
    const std::string address = known_address(*permalinks, given);
    if (!take_off(*permalinks, address, options.without_trace))
      return refuse(console, unknown_address(*permalinks, address));
  }
  return save(*permalinks, counted(options.addresses.size(), "line") + " removed", options,
              console);
}

}  // namespace offprint
