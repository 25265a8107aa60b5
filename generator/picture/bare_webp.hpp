// A WebP file as its pixels alone: without what the camera wrote about time, place and itself, and
// without the colour profile.
//
// libvips 8.14 keeps both where it was told to strip them. In goes what it wrote; out comes the
// same file without those chunks (RFC 9649, section 2.7). Bytes that are no such container come out
// as they are; no length in them is believed; time is linear.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

std::string bare_webp(std::string_view file);

}  // namespace offprint
