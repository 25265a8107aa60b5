// site.yaml to the configuration of the site.
//
// In goes the tree of the file; out comes the configuration with every default filled in. Refused:
// keys that it does not have, a format of a later version, an address of the site that is no plain
// http(s) URL.
#pragma once

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "load/fields.hpp"
#include "model.hpp"

namespace offprint {

/// The version of the format that this program reads.
inline constexpr int kSiteVersion = 1;

SiteConfig read_site(const Node& node, Diagnostics& diagnostics);

/// What `sections` can switch off.
std::span<const std::string_view> site_sections();

/// The keys of site.yaml and of the maps in it.
const Fields<SiteConfig>& site_fields();
const Fields<SiteConfig>& home_fields();
const Fields<SiteConfig>& listing_fields();
const Fields<ListStyle>& list_style_fields();
const Fields<SiteConfig>& profile_fields();
const Fields<SiteConfig>& feed_fields();
const Fields<SiteConfig>& export_fields();
const Fields<SiteConfig>& image_fields();
const Fields<NavigationItem>& navigation_fields();

}  // namespace offprint
