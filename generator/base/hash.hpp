// A fast hash of bytes, for telling whether something changed. Not for security.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace offprint {

/// XXH3, 64 bits; the same on every machine.
std::uint64_t hash64(std::string_view bytes);

/// The same of a file's bytes, which are read piece by piece. Opening never blocks on a FIFO.
/// Throws std::system_error where the file cannot be read.
std::uint64_t hash_file(const std::filesystem::path& path);

/// Sixteen hexadecimal digits.
std::string to_hex(std::uint64_t value);

}  // namespace offprint
