#include "plan/lost_addresses.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_set>

#include "base/suggestion.hpp"
#include "plan/collisions.hpp"
#include "plan/promises.hpp"

namespace offprint {
namespace {

/// "people" of "people/ada.html"; empty for a page in no folder.
std::string_view section_of(std::string_view address) {
  const std::size_t slash = address.find('/');
  return slash == std::string_view::npos ? std::string_view() : address.substr(0, slash);
}

/// What tells a page from others of its section: "ada" of "people/ada.html".
std::string_view name_of(std::string_view address) {
  constexpr std::string_view kHtml = ".html";
  const std::string_view section = section_of(address);
  if (!section.empty()) address.remove_prefix(section.size() + 1);
  if (address.ends_with(kHtml)) address.remove_suffix(kHtml.size());
  return address;
}

/// How many parts two addresses of one section have in common at their ends; nothing where they
/// are of different sections or depths.
std::optional<std::size_t> likeness(std::string_view one, std::string_view other) {
  const auto depth = [](std::string_view text) { return std::ranges::count(text, '/'); };
  if (depth(one) != depth(other) || section_of(one) != section_of(other)) return std::nullopt;
  const auto end = std::mismatch(one.rbegin(), one.rend(), other.rbegin(), other.rend()).first;
  return static_cast<std::size_t>(std::count(one.rbegin(), end, '/'));
}

}  // namespace

LostAddresses::LostAddresses(const Permalinks& permalinks, const Catalog& catalog, const Plan& plan,
                             Diagnostics& diagnostics)
    : permalinks_(permalinks), plan_(plan), diagnostics_(diagnostics) {
  if (std::ranges::any_of(catalog.people, [](auto& one) { return !one.former_names.empty(); }))
    trace_ = ", with `--without-trace` if it holds a name that somebody has given up";
}

void LostAddresses::report(const Permalink& entry) {
  diagnostics_
      .error(entry.place, fmt::format("the site would lose the address `{}`", entry.address),
             hint_for(entry.address) + trace_)
      .code = "lost-address";
}

std::string LostAddresses::hint_for(const std::string& address) {
  if (!fresh_) find_pages();
  const auto twin = twins_.find(place_on_disk(address));
  if (twin != twins_.end())
    return fmt::format(
        "many disks take it for `{}`, so nobody can be led on; call the page as before, or run "
        "`offprint permalinks remove {}`",
        twin->second, address);
  const std::string_view there = guess(address);
  return fmt::format(
      "if it has moved, run `offprint permalinks move {0} {1}`; if it is gone for good, "
      "`offprint permalinks remove {0}`",
      address, there.empty() ? "NEW-ADDRESS" : there);
}

/// Of the pages that are new to the ledger the one that ends most alike, or is spelt nearly so.
std::string_view LostAddresses::guess(std::string_view address) {
  if (guesses_left_ == 0) return {};
  --guesses_left_;
  std::size_t most = 0;
  std::vector<std::string_view> best;
  for (const std::string_view page : *fresh_) {
    const std::optional<std::size_t> like = likeness(address, page);
    if (!like || *like < most) continue;
    if (*like > most) best.clear();
    most = *like;
    best.push_back(page);
  }
  if (most > 0 && best.size() == 1) return best.front();
  std::vector<std::string_view> names;
  for (const std::string_view page : best) names.push_back(name_of(page));
  const auto near = std::ranges::find(names, closest(name_of(address), names));
  return near == names.end() ? std::string_view()
                             : best[static_cast<std::size_t>(near - names.begin())];
}

void LostAddresses::find_pages() {
  fresh_.emplace();
  std::unordered_set<std::string_view> known;
  for (const Permalink& entry : permalinks_.entries) known.insert(entry.address);
  for (const Page& page : plan_.pages) {
    if (!is_permalink(page)) continue;
    twins_.emplace(place_on_disk(page.path), page.path);
    if (!known.contains(page.path) && page.kind != PageKind::kRedirect)
      fresh_->push_back(page.path);
  }
}

}  // namespace offprint
