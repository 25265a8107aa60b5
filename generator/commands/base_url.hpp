// The address at which a site will stand, as somebody gives it on the command line.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

/// Why `url` cannot be a site's address, fit for a message; empty if it can. Wanted is `http://` or
/// `https://`, a host, and perhaps a port and a path; no user, query, fragment, space or control
/// character.
std::string base_url_fault(std::string_view url);

}  // namespace offprint
