// Feed → JSON Feed 1.1. Its addresses are absolute ones, so they are left out where the site has no
// `url`.
#pragma once

#include <string>

#include "export/feed.hpp"

namespace offprint {

void append_json_feed(std::string& out, const Feed& feed, const SiteConfig& site);

}  // namespace offprint
