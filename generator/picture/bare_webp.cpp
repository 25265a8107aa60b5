#include "picture/bare_webp.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace offprint {
namespace {

constexpr std::size_t kFileHead = 12;  // "RIFF", length, "WEBP"
constexpr std::size_t kChunkHead = 8;  // name, length
constexpr std::array<std::string_view, 3> kDropped{"EXIF", "XMP ", "ICCP"};
constexpr unsigned char kDroppedFlags = 0x20 | 0x08 | 0x04;  // of VP8X: profile, EXIF, XMP

std::uint32_t number_at(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = value << 8 | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

void put_number(std::string& bytes, std::size_t at, std::size_t value) {
  for (std::size_t i = 0; i < 4; ++i) bytes[at + i] = static_cast<char>(value >> 8 * i & 0xFF);
}

/// Takes the next chunk off, with the byte that makes its length even.
std::string_view take_chunk(std::string_view& rest) {
  std::size_t length = rest.size();
  if (length >= kChunkHead) {
    const std::size_t told = number_at(rest, 4);
    length = std::min(length, kChunkHead + told + told % 2);
  }
  const std::string_view chunk = rest.substr(0, length);
  rest.remove_prefix(length);
  return chunk;
}

}  // namespace

std::string bare_webp(std::string_view file) {
  std::string bare(file.substr(0, kFileHead));
  if (!bare.starts_with("RIFF") || !bare.ends_with("WEBP")) return std::string(file);
  for (std::string_view rest = file.substr(kFileHead); !rest.empty();) {
    const std::string_view chunk = take_chunk(rest);
    if (std::ranges::find(kDropped, chunk.substr(0, 4)) != kDropped.end()) continue;
    bare += chunk;
    if (chunk.starts_with("VP8X") && chunk.size() > kChunkHead)
      bare[bare.size() - chunk.size() + kChunkHead] &= static_cast<char>(~kDroppedFlags);
  }
  put_number(bare, 4, bare.size() - 8);
  return bare;
}

}  // namespace offprint
