#include "export/addresses.hpp"

#include <fmt/compile.h>

#include <algorithm>
#include <iterator>

#include "base/find_byte.hpp"

namespace offprint {
namespace {

/// Neither unreserved (RFC 3986) nor a mark that parts an address.
constexpr auto needs_percent = [](auto c) {
  const auto letter = ((c >= 'a') & (c <= 'z')) | ((c >= 'A') & (c <= 'Z'));
  const auto digit = (c >= '0') & (c <= '9');
  const auto sign = (c == '-') | (c == '.') | (c == '_') | (c == '~') | (c == '/') | (c == '#');
  return (letter | digit | sign) == 0;
};

/// "a/index.html" → "a/", "index.html" → "".
std::string_view without_index(std::string_view address) {
  constexpr std::string_view kIndex = "index.html";
  const bool is_index = address == kIndex || address.ends_with("/index.html");
  return is_index ? address.substr(0, address.size() - kIndex.size()) : address;
}

/// What names the site where its configuration gives no `id`: its address, or that it has none.
std::string default_id(const SiteConfig& site) {
  const std::size_t scheme = site.url.find("://");
  if (scheme == std::string::npos) return "offprint.invalid";
  const std::string id = site.url.substr(scheme + 3);
  return id.substr(0, id.find_last_not_of('/') + 1);
}

/// "example.org,2025", with ":lab" behind it for the path of "example.org/lab".
std::string tag_authority(const SiteConfig& site) {
  const std::string id = site.id.empty() ? default_id(site) : site.id;
  if (id.find(',') != std::string::npos) return id;
  const std::size_t slash = std::min(id.find('/'), id.size());
  const std::string_view path = std::string_view(id).substr(std::min(slash + 1, id.size()));
  return fmt::format(FMT_COMPILE("{},2025{}{}"), id.substr(0, slash), path.empty() ? "" : ":",
                     encoded_address(path));
}

}  // namespace

bool is_absolute_url(std::string_view target) {
  const std::size_t colon = target.find(':');
  return colon != std::string_view::npos && target.find_first_of("/?#") > colon;
}

std::string absolute_url(const SiteConfig& site, std::string_view address) {
  if (site.url.empty()) return {};
  return site.url + encoded_address(without_index(address));
}

SiteConfig with_base_url(SiteConfig site, const std::string& base_url) {
  if (!base_url.empty()) site.url = base_url;
  if (!site.url.empty() && !site.url.ends_with('/')) site.url += '/';
  return site;
}

std::string base_path(const SiteConfig& site) {
  const std::size_t scheme = site.url.find("://");
  if (scheme == std::string::npos) return "/";
  const std::size_t slash = site.url.find('/', scheme + 3);
  return slash == std::string::npos ? "/" : site.url.substr(slash);
}

std::string encoded_address(std::string_view address) {
  std::string out(address.substr(0, find_byte(address, needs_percent)));
  for (const char c : address.substr(out.size())) {
    if (needs_percent(c)) {
      fmt::format_to(std::back_inserter(out), FMT_COMPILE("%{:02X}"),
                     static_cast<unsigned char>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string tag_uri(const SiteConfig& site, std::string_view name) {
  const std::string authority = tag_authority(site);
  const std::string_view separator = authority.find(':') == std::string::npos ? ":" : "/";
  return fmt::format(FMT_COMPILE("tag:{}{}{}"), authority, separator, encoded_address(name));
}

std::string outside_url(const SiteConfig& site, std::string_view target) {
  return is_absolute_url(target) ? std::string(target) : absolute_url(site, target);
}

}  // namespace offprint
