// Feed → Atom (RFC 4287). Addresses are absolute where the site has a `url`; without one they are
// references relative to the feed, which the RFC allows, and `rel="self"` is left out.
#pragma once

#include <string>

#include "export/feed.hpp"

namespace offprint {

void append_atom(std::string& out, const Feed& feed, const SiteConfig& site);

}  // namespace offprint
