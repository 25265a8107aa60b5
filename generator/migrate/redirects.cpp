#include "migrate/redirects.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "plan/promises.hpp"

namespace offprint {
namespace {

/// The page that stands at an old address, or leads on from there; without an address where the
/// new site has neither.
Permalink permalink_of(const std::string& address, const OldPage& page, const Plan& plan) {
  if (plan.find(address) != nullptr) return {address, "", "", {}};
  const auto now = std::ranges::find_if(
      page.now, [&](const std::string& target) { return plan.find(target) != nullptr; });
  if (now == page.now.end()) return {};
  return {address + (address.ends_with(".html") ? "" : "/index.html"), *now, "", {}};
}

/// The lines with which nothing is wrong when the site is planned with all of them.
std::vector<Permalink> without_faults(const Permalinks& wanted, const SiteConfig& site,
                                      const Catalog& catalog, Sources& sources) {
  Diagnostics diagnostics;
  const SourceId source = sources.add("content/permalinks.txt", to_text(wanted));
  auto read = parse_permalinks(source, sources, diagnostics);
  make_plan(site, catalog, {}, read, diagnostics);
  std::set<std::uint32_t> faulty;
  for (const Diagnostic& diagnostic : diagnostics.all())
    if (diagnostic.place.source == source) faulty.insert(diagnostic.place.line);
  std::erase_if(read->entries,
                [&](const Permalink& entry) { return faulty.contains(entry.place.line); });
  return std::move(read->entries);
}

/// An address as links have it: "talks/index.html" → "/talks/".
std::string shown(std::string_view address) {
  constexpr std::string_view kIndex = "index.html";
  const bool is_index = address == kIndex || address.ends_with("/index.html");
  return "/" + std::string(address.substr(0, address.size() - (is_index ? kIndex.size() : 0)));
}

}  // namespace

Redirects make_redirects(const OldAddresses& old, const SiteConfig& site, const Catalog& catalog,
                         const Plan& plan, Sources& sources) {
  Permalinks wanted;
  for (const auto& [address, page] : old)
    if (Permalink entry = permalink_of(address, page, plan); !entry.address.empty())
      wanted.entries.push_back(std::move(entry));
  Redirects redirects;
  redirects.permalinks.entries = without_faults(wanted, site, catalog, sources);
  std::set<std::string> kept;
  for (const Permalink& entry : redirects.permalinks.entries) {
    kept.insert(entry.address);
    ++(entry.target.empty() ? redirects.standing : redirects.moved);
  }
  for (const auto& [address, page] : old)
    if (!kept.contains(address) && !kept.contains(address + "/index.html"))
      redirects.lost.push_back({page.from, shown(address)});
  return redirects;
}

}  // namespace offprint
