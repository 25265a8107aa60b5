#include "picture/bare_webp.hpp"

#include <doctest/doctest.h>

#include <string>

#include "picture_bytes.hpp"

using namespace offprint;

namespace {

std::string chunk(const std::string& name, const std::string& data) {
  const auto size = static_cast<std::uint32_t>(data.size());
  return name + little_endian(size, 4) + data + std::string(size % 2, '\0');
}

std::string webp_of(const std::string& chunks) {
  return "RIFF" + little_endian(static_cast<std::uint32_t>(chunks.size() + 4), 4) + "WEBP" + chunks;
}

std::string extended(unsigned char flags) {
  return chunk("VP8X", std::string(1, static_cast<char>(flags)) + std::string(9, '\x07'));
}

}  // namespace

TEST_CASE("what a WebP says besides its pixels goes, with the flags that announce it") {
  CHECK(bare_webp(webp_of(extended(0x3E) + chunk("ICCP", "profile") + chunk("ALPH", "abc") +
                          chunk("VP8 ", "pixels") + chunk("EXIF", "48° 51' N") +
                          chunk("XMP ", "<x/>"))) ==
        webp_of(extended(0x12) + chunk("ALPH", "abc") + chunk("VP8 ", "pixels")));
}

TEST_CASE("a WebP of pixels alone, and what is none, comes out as it is") {
  for (const std::string& bytes : {webp_of(chunk("VP8L", "pixels")), webp_of(""),
                                   std::string("RIFF"), std::string(), png(3, 2)})
    CHECK(bare_webp(bytes) == bytes);
}

TEST_CASE("a length in a WebP is not believed") {
  const std::string cut = "VP8 " + little_endian(0xFFFFFFFF, 4) + "pixels";
  CHECK(bare_webp(webp_of(cut)) == webp_of(cut));
  CHECK(bare_webp(webp_of(chunk("VP8 ", "ab") + "EXIF" + little_endian(900, 4) + "48")) ==
        webp_of(chunk("VP8 ", "ab")));
}
