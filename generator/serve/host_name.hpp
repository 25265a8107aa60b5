// The header `Host`, by which a browser says whom it takes us for.
#pragma once

#include <string_view>

namespace offprint {

/// Whether a page of a stranger cannot have led the browser here under that name: an IP address,
/// `localhost`, a name below it, or `own`, also as `own.local`; each with or without a port.
bool is_trusted_host(std::string_view host, std::string_view own);

}  // namespace offprint
