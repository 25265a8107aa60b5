// What kind of picture a file holds, and how large it is, told from its first bytes.
//
// In go the first bytes of a file, from a stranger; out comes its format by what stands in them,
// never by the file's name, and its width and height in pixels as a browser shows it: turned as
// EXIF or AVIF say, an SVG in the pixels of CSS. Nothing is decoded; every length in the file is
// held against the bytes that are there; time is linear in them.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

namespace offprint {

enum class PictureFormat : std::uint8_t { kPng, kJpeg, kGif, kWebp, kAvif, kSvg };

struct PictureHead {
  PictureFormat format = PictureFormat::kPng;
  std::uint32_t width = 0, height = 0;  ///< 0: not told in these bytes
  bool moves = false;                   ///< has, or may have, several frames
  bool located = false;                 ///< of a JPEG: EXIF tells where it was taken

  friend bool operator==(const PictureHead&, const PictureHead&) = default;
};

/// The longest side that a picture for pages has, in pixels: that of a JPEG.
inline constexpr std::uint32_t kLongestSide = 65'535;

/// Whether the head tells a size that a browser can lay out.
constexpr bool is_sized(const PictureHead& head) {
  return head.width > 0 && head.height > 0 && head.width <= kLongestSide &&
         head.height <= kLongestSide;
}

/// Whether there are no more pixels than may be unfolded in memory.
constexpr bool is_decodable(const PictureHead& head) {
  constexpr std::uint64_t kMost = 100'000'000;
  return std::uint64_t{head.width} * head.height <= kMost;
}

/// Nothing where the bytes begin none of the formats. Sources: PNG 3 and RFC 2083, ITU T.81 with
/// EXIF 2.3, GIF89a, RFC 9649 (WebP), ISO/IEC 23008-12 (AVIF), SVG 2.
std::optional<PictureHead> parse_picture_head(std::string_view bytes);

/// The same of an SVG: of `width` and `height` of its root element, and where they tell no pixels,
/// of its `viewBox`.
std::optional<PictureHead> parse_svg_head(std::string_view text);

/// Of a file, of whose bytes a few are read, or a few million where it does not come to the point.
/// Opening never blocks on a FIFO. Throws std::system_error where the file cannot be read.
std::optional<PictureHead> read_picture_head(const std::filesystem::path& path);

/// "PNG", "JPEG", …
std::string_view name_of(PictureFormat format);

/// By the ending of a file's name: `a.JPG` is a JPEG. Nothing for endings of other things.
std::optional<PictureFormat> picture_format_of(std::string_view path);

}  // namespace offprint
