// A fast hash of bytes, for telling whether something changed. Not for security.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

/// XXH3, 64 bits; the same on every machine.
std::uint64_t hash64(std::string_view bytes);

/// Sixteen hexadecimal digits.
std::string to_hex(std::uint64_t value);

}  // namespace offprint
