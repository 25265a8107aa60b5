// libvips itself, where the machine has it: what comes of whole pictures.
#include "picture/resizer.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <fstream>
#include <string>

#include "picture/picture_head.hpp"
#include "picture_bytes.hpp"
#include "site_folder.hpp"

using namespace offprint;

namespace {

std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

std::string whole_chunk(const std::string& name, const std::string& data) {
  return big_endian(static_cast<std::uint32_t>(data.size()), 4) + name + data +
         big_endian(crc_of(name + data), 4);
}

/// A grey picture whose data are stored, not compressed.
std::string whole_png(std::uint32_t width, std::uint32_t height) {
  std::string stream = "\x78\x01";
  std::uint32_t low = 1, high = 0;
  for (std::uint32_t y = 0; y < height; ++y) {
    const std::string row = '\0' + std::string(width, '\x55');
    const auto size = static_cast<std::uint32_t>(row.size());
    stream += (y + 1 == height ? '\x01' : '\0') + little_endian(size, 2) +
              little_endian(~size & 0xFFFF, 2) + row;
    for (const char c : row) {
      low = (low + static_cast<unsigned char>(c)) % 65'521;
      high = (high + low) % 65'521;
    }
  }
  stream += big_endian(high << 16 | low, 4);
  return "\x89PNG\r\n\x1a\n" +
         whole_chunk("IHDR", big_endian(width, 4) + big_endian(height, 4) +
                                 std::string("\x08\0\0\0\0", 5)) +
         whole_chunk("tEXt", std::string("Comment\0secret place", 20)) +
         whole_chunk("IDAT", stream) + whole_chunk("IEND", "");
}

/// EXIF with an orientation and a description.
std::string exif_of(std::uint32_t orientation, const std::string& description) {
  constexpr std::uint32_t kBehindTwoEntries = 8 + 2 + 2 * 12 + 4;
  const auto size = static_cast<std::uint32_t>(description.size());
  return std::string("Exif\0\0", 6) + "II" + little_endian(42, 2) + little_endian(8, 4) +
         little_endian(2, 2) + little_endian(0x10E, 2) + little_endian(2, 2) +
         little_endian(size, 4) + little_endian(kBehindTwoEntries, 4) + little_endian(0x112, 2) +
         little_endian(3, 2) + little_endian(1, 4) + little_endian(orientation, 4) +
         little_endian(0, 4) + description;
}

/// A table of codes in which the single bit 0 stands for 0.
std::string one_code(int table) {
  return jpeg_segment(0xC4,
                      std::string(1, static_cast<char>(table)) + '\x01' + std::string(16, '\0'));
}

/// A grey picture: each block of it is two bits, no difference and nothing more.
std::string whole_jpeg(std::uint32_t width, std::uint32_t height, const std::string& exif) {
  const std::size_t blocks = std::size_t{(width + 7) / 8} * ((height + 7) / 8);
  return "\xFF\xD8" + jpeg_segment(0xE1, exif) +
         jpeg_segment(0xDB, '\0' + std::string(64, '\x01')) +
         jpeg_segment(0xC0, "\x08" + big_endian(height, 2) + big_endian(width, 2) +
                                std::string("\x01\x01\x11\0", 4)) +
         one_code(0x00) + one_code(0x10) +
         jpeg_segment(0xDA, std::string("\x01\x01\0\0\x3F\0", 6)) +
         std::string((blocks * 2 + 7) / 8, '\0') + "\xFF\xD9";
}

std::optional<Resizer> find_vips() {
  auto resizer = Resizer::find(std::getenv("PATH"));
  if (!resizer) MESSAGE("vipsthumbnail is not there; nothing is tried");
  return resizer;
}

/// What the program makes of these bytes in that width: "WebP 320x160", or "nothing".
std::string made_of(const Resizer& resizer, const std::string& bytes, int width,
                    CopyFormat format = CopyFormat::kWebp) {
  const TempFolder folder;
  std::ofstream(folder / "picture", std::ios::binary) << bytes;
  const auto made = resizer.resize(folder / "picture", width, format);
  if (!made) return "nothing";
  CHECK(made->find("secret place") == std::string::npos);
  const auto head = parse_picture_head(*made).value();
  return fmt::format("{} {}x{}", name_of(head.format), head.width, head.height);
}

}  // namespace

TEST_CASE("libvips makes the width that was asked for, without metadata") {
  const auto resizer = find_vips();
  if (!resizer) return;
  CHECK(made_of(*resizer, whole_png(700, 350), 320) == "WebP 320x160");
  CHECK(made_of(*resizer, whole_png(700, 350), 700) == "WebP 700x350");
  if (!resizer->writes(CopyFormat::kAvif)) return;
  CHECK(made_of(*resizer, whole_png(700, 350), 320, CopyFormat::kAvif) == "AVIF 320x160");
}

TEST_CASE("a photo is turned as the camera held it, and tells nothing of where that was") {
  const auto resizer = find_vips();
  if (!resizer) return;
  const std::string photo = whole_jpeg(400, 200, exif_of(6, std::string("secret place", 13)));
  const PictureHead head = parse_picture_head(photo).value();
  CHECK(head.width == 200);
  CHECK(head.height == 400);
  CHECK(made_of(*resizer, photo, 100) == "WebP 100x200");
  if (!resizer->writes(CopyFormat::kAvif)) return;
  CHECK(made_of(*resizer, photo, 100, CopyFormat::kAvif) == "AVIF 100x200");
}

TEST_CASE("of what libvips cannot read, or must not, nothing is made") {
  const auto resizer = find_vips();
  if (!resizer) return;
  CHECK(made_of(*resizer, whole_png(700, 350).substr(0, 60), 320) == "nothing");
  CHECK(made_of(*resizer, "no picture", 320) == "nothing");
  CHECK(made_of(*resizer, "", 320) == "nothing");
  CHECK(made_of(*resizer, "P5 400 1 255\n" + std::string(400, 'a'), 320) == "nothing");
}
