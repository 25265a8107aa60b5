// The beginnings of pictures, byte by byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

inline std::string big_endian(std::uint32_t value, int bytes) {
  std::string out;
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
    out += static_cast<char>(value >> shift & 0xFF);
  return out;
}

inline std::string little_endian(std::uint32_t value, int bytes) {
  const std::string big = big_endian(value, bytes);
  return {big.rbegin(), big.rend()};
}

/// A chunk without its check sum, which nobody reads here.
inline std::string png_chunk(std::string_view name, const std::string& data) {
  return big_endian(static_cast<std::uint32_t>(data.size()), 4) + std::string(name) + data + "sum.";
}

inline std::string png(std::uint32_t width, std::uint32_t height, const std::string& more = {}) {
  return "\x89PNG\r\n\x1a\n" +
         png_chunk("IHDR", big_endian(width, 4) + big_endian(height, 4) +
                               std::string("\x08\x02\x00\x00\x00", 5)) +
         more + png_chunk("IDAT", "");
}

inline std::string jpeg_segment(int marker, const std::string& data) {
  return "\xFF" + big_endian(static_cast<std::uint32_t>(marker), 1) +
         big_endian(static_cast<std::uint32_t>(data.size() + 2), 2) + data;
}

/// EXIF of one entry, an orientation if nothing else is said, its numbers beginning with the last
/// byte.
inline std::string exif(std::uint32_t value, std::uint32_t tag = 0x112) {
  return std::string("Exif\0\0", 6) + "II" + little_endian(42, 2) + little_endian(8, 4) +
         little_endian(1, 2) + little_endian(tag, 2) + little_endian(3, 2) + little_endian(1, 4) +
         little_endian(value, 4);
}

/// `before` stands in front of the frame.
inline std::string jpeg(std::uint32_t width, std::uint32_t height, const std::string& before = {}) {
  return "\xFF\xD8" + before +
         jpeg_segment(0xC2, "\x08" + big_endian(height, 2) + big_endian(width, 2) + "\x01") +
         "\xFF\xD9";
}

inline std::string webp(std::string_view chunk, const std::string& data) {
  const auto size = static_cast<std::uint32_t>(data.size());
  return "RIFF" + little_endian(size + 12, 4) + "WEBP" + std::string(chunk) +
         little_endian(size, 4) + data;
}

inline std::string box(std::string_view name, const std::string& body) {
  return big_endian(static_cast<std::uint32_t>(body.size() + 8), 4) + std::string(name) + body;
}

/// A size of AVIF.
inline std::string ispe(std::uint32_t width, std::uint32_t height) {
  return box("ispe", std::string(4, '\0') + big_endian(width, 4) + big_endian(height, 4));
}

inline std::string avif(const std::string& properties, std::string_view brand = "avif") {
  return box("ftyp", std::string(brand) + std::string(4, '\0')) +
         box("meta",
             std::string(4, '\0') + box("hdlr", "pict") + box("iprp", box("ipco", properties)));
}

}  // namespace offprint
