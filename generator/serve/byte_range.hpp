// A part of a file, as viewers of PDFs and films ask for it (RFC 9110, section 14).
#pragma once

#include <string_view>

#include "serve/web.hpp"

namespace offprint {

/// Cuts an answer to the range that a header `Range` asks for: "bytes=0-99", "bytes=100-",
/// "bytes=-100". It then has status 206; where nothing lies in the range, 416. A header that is
/// empty, of another unit, broken or of several ranges leaves the answer whole, which is always
/// right.
void cut_to_range(WebResponse& response, std::string_view range);

}  // namespace offprint
