// OpenGraph: what a page is called, says and looks like where others link to it (ogp.me). The type
// is `article` for a publication, `profile` for a person, `website` for the rest; there is one
// image a site, that of the configuration or the photo of its owner; none where it is an SVG, which
// nearly nobody shows. Addresses are absolute and left out where the site has no `url`.
#pragma once

#include <string_view>
#include <vector>

#include "export/meta.hpp"
#include "export/site.hpp"

namespace offprint {

/// The tags of a page whose own address is `url`; none for pages that nobody should link to.
std::vector<MetaTag> make_open_graph(const Site& site, const Page& page, std::string_view url);

}  // namespace offprint
