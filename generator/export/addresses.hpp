// Addresses for the world outside: absolute URLs of pages, and the permanent names of feeds.
#pragma once

#include <string>
#include <string_view>

#include "model.hpp"

namespace offprint {

/// Has a scheme: leads out of the site.
bool is_absolute_url(std::string_view target);

/// The absolute URL of an address inside the site, percent-encoded, in the form in which servers
/// give it (`…/` for `…/index.html`); empty where the site has no `url`.
///
///     "venues/cvpr/index.html" → "https://example.org/lab/venues/cvpr/"
std::string absolute_url(const SiteConfig& site, std::string_view address);

/// The configuration with another `url`, unless that is empty. Its url ends in `/`.
SiteConfig with_base_url(SiteConfig site, const std::string& base_url);

/// The path of the site's address: "/lab/" for "https://example.org/lab/", "/" where it is unknown.
std::string base_path(const SiteConfig& site);

/// An address as it stands in a URL: everything but unreserved characters and `/` percent-encoded;
/// a fragment is kept.
std::string encoded_address(std::string_view address);

/// A permanent name (RFC 4151) for something of the site, which outlives a change of its URL. The
/// date in it says when the authority was ours, never when something happened; `site.id` may bring
/// its own. Without an id the address of the site stands in.
///
///     site.id "example.org/lab", "publications/x" → "tag:example.org,2025:lab/publications/x"
///     site.id "example.org,2021", "publications/x" → "tag:example.org,2021:publications/x"
std::string tag_uri(const SiteConfig& site, std::string_view name);

/// A URL of the outside as it stands, an address inside the site made absolute (empty without a
/// `url`).
std::string outside_url(const SiteConfig& site, std::string_view target);

}  // namespace offprint
