#include "commands/base_url.hpp"

#include <algorithm>

namespace offprint {

std::string base_url_fault(std::string_view url) {
  const std::size_t scheme = url.starts_with("https://") ? 8 : url.starts_with("http://") ? 7 : 0;
  if (scheme == 0) return "must begin with `https://` or `http://`";
  const std::string_view host = url.substr(scheme, url.find('/', scheme) - scheme);
  if (host.empty() || host.starts_with(':')) return "has no host";
  if (host.find('@') != std::string_view::npos) return "must not hold a user's name";
  if (url.find_first_of("?#") != std::string_view::npos) return "must not have a query or fragment";
  if (url.find("/../") != std::string_view::npos || url.ends_with("/.."))
    return "must not lead upwards";
  const bool plain = std::ranges::all_of(url, [](unsigned char c) {
    return c > 0x20 && c < 0x7f && c != '"' && c != '<' && c != '>';
  });
  return plain ? "" : "has characters that a URL spells as `%` and two digits";
}

}  // namespace offprint
