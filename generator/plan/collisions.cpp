#include "plan/collisions.hpp"

#include <fmt/format.h>

#include <unordered_map>

#include "base/unicode.hpp"

namespace offprint {
namespace {

/// The lines of the ledger that lead on, by their addresses.
using Redirects = std::unordered_map<std::string_view, Place>;

Redirects list_redirects(const Permalinks& permalinks) {
  Redirects redirects;
  for (const Permalink& entry : permalinks.entries)
    if (!entry.target.empty()) redirects.emplace(entry.address, entry.place);
  return redirects;
}

/// Where the content says that this page should be, as far as one file says so; nowhere for an id
/// that lost in a merge.
Place origin_of(const Page& page, const Catalog& catalog, const Redirects& redirects) {
  switch (page.kind) {
    case PageKind::kCv:
      return catalog.cv->place;
    case PageKind::kDocument:
      return catalog.pages[page.subject].place;
    case PageKind::kNewsItem:
      return catalog.news[page.subject].place;
    case PageKind::kPublication:
      return catalog.publications[page.subject].places.front();
    case PageKind::kPerson:
      return catalog.people[page.subject].place;
    case PageKind::kVenue:
      return catalog.venues[page.subject].place;
    case PageKind::kRedirect: {
      const auto line = redirects.find(page.path);
      return line == redirects.end() ? Place() : line->second;
    }
    default:
      return {};
  }
}

std::string message_on(const Page& first, const Page& second) {
  const std::string what = fmt::format("a {} and a {}", name_of(first.kind), name_of(second.kind));
  if (first.path == second.path)
    return fmt::format("two pages want the address `{}`: {}", second.path, what);
  return fmt::format("`{}` and `{}` are one file for many disks: {}", first.path, second.path,
                     what);
}

/// An old address cannot be given another name; it can only be given up.
std::string hint_on(const Page& page, const Place& place) {
  if (page.kind != PageKind::kRedirect || place == Place()) return "give one of them another name";
  return fmt::format("nobody can be led on from there; run `offprint permalinks remove {}`",
                     page.path);
}

}  // namespace

std::string place_on_disk(std::string_view address) { return to_lower(to_nfc(address)); }

void check_collisions(const std::vector<Page>& pages, const Catalog& catalog,
                      const Permalinks& permalinks, Diagnostics& diagnostics) {
  const Redirects redirects = list_redirects(permalinks);
  std::unordered_map<std::string, const Page*> seen;
  seen.reserve(pages.size());
  for (const Page& page : pages) {
    const auto [there, fresh] = seen.try_emplace(place_on_disk(page.path), &page);
    if (fresh) continue;
    const Page& first = *there->second;
    Place place = origin_of(page, catalog, redirects);
    const std::string hint = hint_on(page, place);
    if (place == Place()) place = origin_of(first, catalog, redirects);
    diagnostics.error(place, message_on(first, page), hint).code = "same-address";
  }
}

}  // namespace offprint
