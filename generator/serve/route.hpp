// From the target of a request to a page of the plan, as GitHub Pages finds files.
//
// Nothing is ever looked up on the disk by what a request says: an address is compared with those
// of the plan, so no request leads out of the site. Rules, in this order, for an address below the
// base path:
//
//     x, an address of the plan      that page
//     x/                             x/index.html
//     x, where x.html is there       that page
//     x, where x/index.html is there a redirect to x/
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "plan/plan.hpp"

namespace offprint {

/// The path of a target, percent-decoded; nothing where it does not begin with `/`, is not UTF-8,
/// has a broken percent sign, or holds a control character.
///
///     "/venues/caf%C3%A9/?page=2" → "/venues/café/"
std::optional<std::string> parse_target(std::string_view target);

/// Where a path leads. Neither page nor redirect: nowhere.
struct Route {
  const Page* page = nullptr;
  std::string redirect;  ///< percent-encoded

  friend bool operator==(const Route&, const Route&) = default;
};

/// `base` is the path of the site's address, "/" or "/lab/". The top of the server leads there.
Route find_route(const Plan& plan, std::string_view base, std::string_view path);

}  // namespace offprint
