// What the first bytes of a picture tell, and what lying ones do not.
#include "picture/picture_head.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "picture_bytes.hpp"

using namespace offprint;
using namespace std::literals;

namespace {

std::string head_of(std::string_view bytes) {
  const auto head = parse_picture_head(bytes);
  if (!head) return "none";
  return fmt::format("{} {}x{}{}", name_of(head->format), head->width, head->height,
                     head->moves ? " moves" : "");
}

std::string lossless(std::uint32_t width, std::uint32_t height) {
  return webp("VP8L", "\x2f" + little_endian((width - 1) | (height - 1) << 14, 4));
}

std::string extended(std::uint32_t flags, std::uint32_t width, std::uint32_t height) {
  return webp("VP8X",
              little_endian(flags, 4) + little_endian(width - 1, 3) + little_endian(height - 1, 3));
}

std::string lossy(std::uint32_t width, std::uint32_t height) {
  return webp("VP8 ", "\0\0\0\x9d\x01\x2a"s + little_endian(width, 2) + little_endian(height, 2));
}

}  // namespace

TEST_CASE("formats and sizes of pictures in pixels") {
  CHECK(head_of(png(640, 480)) == "PNG 640x480");
  CHECK(head_of(png(640, 480, png_chunk("acTL", "12345678"))) == "PNG 640x480 moves");
  CHECK(head_of(jpeg(1024, 768)) == "JPEG 1024x768");
  CHECK(head_of("GIF89a" + little_endian(30, 2) + little_endian(20, 2)) == "GIF 30x20 moves");
  CHECK(head_of(lossy(800, 600)) == "WebP 800x600");
  CHECK(head_of(lossless(801, 601)) == "WebP 801x601");
  CHECK(head_of(extended(0x10, 70000, 5)) == "WebP 70000x5");
  CHECK(head_of(extended(0x02, 10, 10)) == "WebP 10x10 moves");
  CHECK(head_of(avif(ispe(160, 120) + ispe(1600, 1200))) == "AVIF 1600x1200");
  CHECK(head_of(avif(ispe(16, 12), "avis")) == "AVIF 16x12 moves");
}

TEST_CASE("a picture that lies on its side is as wide as it is seen") {
  for (const std::uint32_t upright : {0u, 1u, 2u, 3u, 4u, 9u})
    CHECK(head_of(jpeg(40, 30, jpeg_segment(0xE1, exif(upright)))) == "JPEG 40x30");
  for (const std::uint32_t turned : {5u, 6u, 7u, 8u})
    CHECK(head_of(jpeg(40, 30, jpeg_segment(0xE1, exif(turned)))) == "JPEG 30x40");
  CHECK(head_of(jpeg(40, 30, jpeg_segment(0xE1, exif(6)) + jpeg_segment(0xE1, exif(1)))) ==
        "JPEG 30x40");
  CHECK(head_of(avif(ispe(40, 30) + box("irot", "\x01"))) == "AVIF 30x40");
  CHECK(head_of(avif(ispe(40, 30) + box("irot", "\x02"))) == "AVIF 40x30");
}

TEST_CASE("what stands before the frame of a JPEG is passed over") {
  const std::string profile = jpeg_segment(0xE2, std::string(60'000, '\xC0'));
  CHECK(head_of(jpeg(40, 30, profile + profile)) == "JPEG 40x30");
  CHECK(head_of(jpeg(40, 30, jpeg_segment(0xC4, "tables") + "\xFF\xFF")) == "JPEG 40x30");
}

TEST_CASE("an SVG is as large as it says, or as its box") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {R"(<svg width="300" height="150.4px">)", "SVG 300x150"},
      {R"(<svg viewBox="0 0 24 12">)", "SVG 24x12"},
      {R"(<svg viewBox='-5,-5 , 24.6 12'/>)", "SVG 25x12"},
      {R"(<svg width="100%" height="100%" viewBox="0 0 4 3">)", "SVG 4x3"},
      {R"(<svg width="80" viewBox="0 0 4 3">)", "SVG 80x60"},
      {R"(<svg width="1in" height="25.4mm">)", "SVG 96x96"},
      {R"(<svg width="2em" height="1em">)", "SVG 0x0"},
      {R"(<svg>)", "SVG 0x0"},
      {"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <svg width='1' height='1'> -->\n<!DOCTYPE svg [ "
       "<!ENTITY w '9'> ]>\n<s:svg xmlns:s='u' width = '7'\n height='8'>",
       "SVG 7x8"},
      {R"(<svg width="-3" height="4">)", "SVG 0x0"},
      {R"(<svg width="1e999" height="nan">)", "SVG 0x0"},
      {R"(<svg width="99999999" height="1">)", "SVG 0x0"},
      {R"(<html width="3" height="4">)", "none"},
      {R"(<!-- never ends <svg>)", "none"},
      {R"(<svgx width="3">)", "none"},
      {R"(<svg width="3)", "SVG 0x0"},
  };
  for (const auto& [text, expected] : cases) {
    CAPTURE(text);
    CHECK(head_of(text) == expected);
  }
}

TEST_CASE("what is no picture has no head, and what lies has no size") {
  for (const std::string_view text :
       {"", "x", "%PDF-1.4", "RIFF", "RIFF1234WAVE", "\x89PNG", "\xFF\xD8"})
    CHECK(head_of(text) == "none");
  CHECK(head_of("\x89PNG\r\n\x1a\nIHDR") == "PNG 0x0");
  CHECK(head_of("\xFF\xD8" + jpeg_segment(0xE0, "JFIF") + "\xFF\xC0\xFF\xFF") == "JPEG 0x0");
  CHECK(head_of("\xFF\xD8\xFF\xE1\x00\x00\xFF\xDA" + jpeg(3, 3)) == "JPEG 0x0");
  CHECK(head_of(avif(box("free", "")).substr(0, 60)) == "AVIF 0x0");
  CHECK(head_of(box("ftyp", "avif") + "\xFF\xFF\xFF\xFFmeta") == "AVIF 0x0");
  CHECK_FALSE(is_sized(parse_picture_head(png(60'000, 66'000)).value()));
  CHECK(is_sized(parse_picture_head(png(60'000, 60'000)).value()));
}

TEST_CASE("no beginning and no changed byte of a picture does harm") {
  const std::vector<std::string> pictures = {
      png(640, 480, png_chunk("acTL", "12345678")),
      jpeg(40, 30, jpeg_segment(0xE1, exif(6))),
      lossy(800, 600),
      lossless(801, 601),
      extended(2, 10, 10),
      avif(ispe(160, 120) + box("irot", "\x01")),
      "<?xml?><!DOCTYPE a []><svg width='1' height='2' viewBox='0 0 1 2'>"};
  for (const std::string& picture : pictures) {
    for (std::size_t i = 0; i < picture.size(); ++i) {
      parse_picture_head(std::string(picture, 0, i));
      for (const char other : {'\0', '\x01', '\x7f', '\xff', '<'}) {
        std::string changed = picture;
        changed[i] = other;
        parse_picture_head(changed);
      }
    }
    CHECK(head_of(picture) != "none");
  }
}

TEST_CASE("the ending of a name tells a format in any case of letters") {
  const auto named = [](std::string_view path) {
    const auto format = picture_format_of(path);
    return format ? name_of(*format) : "none";
  };
  CHECK(named("assets/a.JPG") == "JPEG");
  CHECK(named("assets/a.jpeg") == "JPEG");
  CHECK(named("a.avif") == "AVIF");
  CHECK(named("a.webp") == "WebP");
  CHECK(named("a.tiff") == "none");
  CHECK(named("gif") == "none");
  CHECK(named("") == "none");
}
