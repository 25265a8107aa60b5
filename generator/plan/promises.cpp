#include "plan/promises.hpp"

#include <fmt/format.h>

#include <map>

#include "base/hash.hpp"
#include "plan/former_addresses.hpp"
#include "plan/lost_addresses.hpp"

namespace offprint {
namespace {

/// Told by the file alone, so that the name does not stand in a log.
void report_former(const Place& place, std::size_t count, Diagnostics& diagnostics) {
  diagnostics
      .warning({place.source, 0, 0},
               fmt::format("{} of the addresses hold{} a name that somebody has given up", count,
                           count == 1 ? "s" : ""),
               "`offprint permalinks update` keeps a hash in the place of each")
      .code = "former-address";
}

void check_given_up(const Permalinks& permalinks, const Plan& plan, Diagnostics& diagnostics) {
  if (permalinks.given_up.empty()) return;
  std::map<std::uint32_t, Place> hashes(permalinks.given_up.begin(), permalinks.given_up.end());
  for (const Page& page : plan.pages) {
    if (!is_permalink(page)) continue;
    const auto found = hashes.find(hash_of_address(page.path));
    if (found == hashes.end()) continue;
    diagnostics
        .error(found->second, "a page stands again at the address that was given up here",
               "if a former name is in the records again, add it to `former-names` in people.yaml; "
               "if the address is another's, delete this line")
        .code = "given-up-address";
    hashes.erase(found);
  }
}

/// The user's own words; `update` leaves them alone.
void check_comments(const Permalinks& permalinks, const FormerAddresses& former,
                    Diagnostics& diagnostics) {
  const auto check = [&](const std::string& comment, const Place& place) {
    if (comment.empty() || !former.hold(comment)) return;
    diagnostics
        .warning({place.source, place.line, 0},
                 "the comment above tells a name that somebody has given up", "delete it")
        .code = "former-address";
  };
  for (const Permalink& entry : permalinks.entries) check(entry.comment, entry.place);
  check(permalinks.rest, permalinks.end);
}

}  // namespace

bool is_permalink(const Page& page) {
  if (page.kind == PageKind::kAsset) return page.path.ends_with(".pdf");
  const bool further = is_in_parts(page.kind) && page.part > 0;
  return page.format == Format::kHtml && page.kind != PageKind::kNotFound && !further;
}

std::uint32_t hash_of_address(std::string_view address) {
  return static_cast<std::uint32_t>(hash64(address) >> 44);
}

void check_permalinks(const Permalinks& permalinks, const Catalog& catalog, const Plan& plan,
                      Diagnostics& diagnostics) {
  const FormerAddresses former(catalog);
  LostAddresses lost(permalinks, catalog, plan, diagnostics);
  std::size_t held = 0;
  for (const Permalink& entry : permalinks.entries) {
    if (plan.find(entry.address) != nullptr) continue;
    if (former.hold(entry.address))
      ++held;
    else if (entry.target.empty())
      lost.report(entry);
  }
  if (held > 0) report_former(permalinks.entries.front().place, held, diagnostics);
  check_comments(permalinks, former, diagnostics);
  check_given_up(permalinks, plan, diagnostics);
}

}  // namespace offprint
