#include "picture/picture_head.hpp"

#include <fcntl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string>
#include <utility>

#include "base/descriptor.hpp"
#include "base/unicode.hpp"

namespace offprint {
namespace {

using namespace std::literals;

constexpr std::size_t kStart = 64 << 10;     // nearly every picture tells its size here,
constexpr std::size_t kLongStart = 4 << 20;  // and the others behind colour profiles and previews

enum class Order : std::uint8_t { kBigFirst, kLittleFirst };

/// Bytes with a length that is never believed: reading beyond it gives 0, and slices are cut.
class Bytes {
 public:
  explicit Bytes(std::string_view bytes, Order order = Order::kBigFirst)
      : bytes_(bytes), order_(order) {}

  std::size_t size() const { return bytes_.size(); }
  bool starts_with(std::string_view text) const { return bytes_.starts_with(text); }
  bool holds(std::size_t at, std::string_view text) const {
    return text_at(at, text.size()) == text;
  }

  std::string_view text_at(std::size_t at, std::size_t length) const {
    return at > bytes_.size() ? std::string_view() : bytes_.substr(at, length);
  }
  Bytes slice(std::size_t at, std::size_t length) const {
    return Bytes(text_at(at, length), order_);
  }

  std::uint32_t number(std::size_t at, std::size_t length) const {
    if (at > bytes_.size() || bytes_.size() - at < length) return 0;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < length; ++i) {
      const std::size_t place = order_ == Order::kBigFirst ? i : length - 1 - i;
      value = value << 8 | static_cast<unsigned char>(bytes_[at + place]);
    }
    return value;
  }

 private:
  std::string_view bytes_;
  Order order_;
};

/// An animated PNG says so by a chunk before its first picture data.
bool is_animated_png(const Bytes& file) {
  for (std::size_t at = 8; at + 8 <= file.size(); at += 12u + std::size_t{file.number(at, 4)}) {
    if (file.holds(at + 4, "acTL")) return true;
    if (file.holds(at + 4, "IDAT")) return false;
  }
  return false;
}

PictureHead read_png(std::string_view bytes) {
  const Bytes file(bytes);
  PictureHead head{.format = PictureFormat::kPng};
  if (!file.holds(12, "IHDR")) return head;
  head.width = file.number(16, 4);
  head.height = file.number(20, 4);
  head.moves = is_animated_png(file);
  return head;
}

struct Exif {
  std::uint32_t turn = 1;  ///< the orientation, 1 to 8
  bool located = false;
};

Exif parse_exif(std::string_view tiff) {
  const Bytes file(tiff, tiff.starts_with("II") ? Order::kLittleFirst : Order::kBigFirst);
  const std::size_t directory = file.number(4, 4);
  const std::size_t entries = file.number(directory, 2);
  constexpr std::uint32_t kOrientation = 0x112, kGps = 0x8825;
  Exif exif;
  for (std::size_t i = 0; i < entries && directory + 2 + 12 * i < file.size(); ++i) {
    const std::size_t at = directory + 2 + 12 * i;
    if (file.number(at, 2) == kOrientation) exif.turn = file.number(at + 8, 2);
    if (file.number(at, 2) == kGps) exif.located = true;
  }
  return exif;
}

/// The markers of a frame: SOF0 to SOF15 but for DHT, JPG and DAC, which stand among them.
bool begins_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool has_no_length(std::uint32_t marker) {
  return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
}

PictureHead read_jpeg(std::string_view bytes) {
  constexpr std::uint32_t kScan = 0xDA, kEnd = 0xD9, kExif = 0xE1;
  const Bytes file(bytes);
  PictureHead head{.format = PictureFormat::kJpeg};
  std::optional<Exif> exif;  // the first, as browsers have it
  for (std::size_t at = 2; at + 4 <= file.size();) {
    if (file.number(at, 1) != 0xFF) break;
    const std::uint32_t marker = file.number(at + 1, 1);
    if (marker == 0xFF || has_no_length(marker)) {
      at += marker == 0xFF ? 1 : 2;
      continue;
    }
    if (marker == kScan || marker == kEnd) break;
    const std::size_t length = file.number(at + 2, 2);
    if (begins_frame(marker)) {
      head.height = file.number(at + 5, 2);
      head.width = file.number(at + 7, 2);
      break;
    }
    if (marker == kExif && !exif && file.holds(at + 4, "Exif\0\0"sv))
      exif = parse_exif(file.text_at(at + 10, length < 8 ? 0 : length - 8));
    at += 2 + std::max<std::size_t>(length, 2);
  }
  if (!exif) return head;
  head.located = exif->located;
  if (exif->turn >= 5 && exif->turn <= 8) std::swap(head.width, head.height);
  return head;
}

PictureHead read_gif(std::string_view bytes) {
  const Bytes file(bytes, Order::kLittleFirst);
  return {PictureFormat::kGif, file.number(6, 2), file.number(8, 2), true};
}

/// A lossy picture, a lossless one, or a container of either with more to it.
PictureHead read_webp(std::string_view bytes) {
  const Bytes file(bytes, Order::kLittleFirst);
  PictureHead head{.format = PictureFormat::kWebp};
  if (file.holds(12, "VP8 ") && file.holds(23, "\x9d\x01\x2a")) {
    head.width = file.number(26, 2) & 0x3FFF;
    head.height = file.number(28, 2) & 0x3FFF;
  } else if (file.holds(12, "VP8L") && file.holds(20, "\x2f") && file.size() >= 25) {
    const std::uint32_t bits = file.number(21, 4);
    head.width = (bits & 0x3FFF) + 1;
    head.height = (bits >> 14 & 0x3FFF) + 1;
  } else if (file.holds(12, "VP8X") && file.size() >= 30) {
    head.moves = (file.number(20, 1) & 2) != 0;
    head.width = file.number(24, 3) + 1;
    head.height = file.number(27, 3) + 1;
  }
  return head;
}

/// A box of ISO/IEC 14496-12: a length, four letters, and what it holds.
struct Box {
  std::string_view name;
  Bytes body;
};

/// Takes the next box off `bytes`; nothing at the end. Boxes longer than 4 GiB have no place before
/// the size of a picture.
std::optional<Box> take_box(Bytes& bytes) {
  if (bytes.size() < 8) return std::nullopt;
  const std::size_t told = bytes.number(0, 4);
  const std::size_t length = told == 0 ? bytes.size() : told;
  if (length < 8) return std::nullopt;
  const Box box{bytes.text_at(4, 4), bytes.slice(8, length - 8)};
  bytes = bytes.slice(std::min(length, bytes.size()), bytes.size());
  return box;
}

/// The first box of that name.
std::optional<Bytes> find_box(Bytes bytes, std::string_view name) {
  while (const auto box = take_box(bytes))
    if (box->name == name) return box->body;
  return std::nullopt;
}

/// The properties of everything in the file: the picture is the largest of them.
void read_properties(Bytes properties, PictureHead& head) {
  bool turned = false;
  while (const auto box = take_box(properties)) {
    if (box->name == "irot") turned = (box->body.number(0, 1) & 1) != 0;
    if (box->name != "ispe" || box->body.number(4, 4) < head.width) continue;
    head.width = box->body.number(4, 4);
    head.height = box->body.number(8, 4);
  }
  if (turned) std::swap(head.width, head.height);
}

PictureHead read_avif(std::string_view bytes) {
  PictureHead head{.format = PictureFormat::kAvif};
  head.moves = bytes.substr(8, 4) == "avis";
  const auto meta = find_box(Bytes(bytes), "meta");
  const auto items = meta ? find_box(meta->slice(4, meta->size()), "iprp") : std::nullopt;
  const auto properties = items ? find_box(*items, "ipco") : std::nullopt;
  if (properties) read_properties(*properties, head);
  return head;
}

constexpr std::array<std::pair<std::string_view, PictureFormat>, 7> kEndings{
    {{".avif", PictureFormat::kAvif},
     {".gif", PictureFormat::kGif},
     {".jpeg", PictureFormat::kJpeg},
     {".jpg", PictureFormat::kJpeg},
     {".png", PictureFormat::kPng},
     {".svg", PictureFormat::kSvg},
     {".webp", PictureFormat::kWebp}}};

constexpr std::array<std::string_view, 6> kNames{"PNG", "JPEG", "GIF", "WebP", "AVIF", "SVG"};

}  // namespace

std::optional<PictureHead> parse_picture_head(std::string_view bytes) {
  if (bytes.starts_with("\x89PNG\r\n\x1a\n")) return read_png(bytes);
  if (bytes.starts_with("\xff\xd8\xff")) return read_jpeg(bytes);
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return read_gif(bytes);
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return read_webp(bytes);
  const std::string_view brand = bytes.substr(0, 12);
  if (brand.ends_with("ftypavif") || brand.ends_with("ftypavis")) return read_avif(bytes);
  return parse_svg_head(bytes);
}

std::optional<PictureHead> read_picture_head(const std::filesystem::path& path) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!file) throw_error(errno, path.string());
  std::string bytes = read_bytes(file, kStart, path);
  auto head = parse_picture_head(bytes);
  if (!head || head->width > 0 || bytes.size() < kStart) return head;
  bytes += read_bytes(file, kLongStart - kStart, path);
  return parse_picture_head(bytes);
}

std::string_view name_of(PictureFormat format) { return kNames[static_cast<std::size_t>(format)]; }

std::optional<PictureFormat> picture_format_of(std::string_view path) {
  const std::string lower =
      to_lower(path.substr(path.size() - std::min<std::size_t>(path.size(), 5)));
  for (const auto& [ending, format] : kEndings)
    if (lower.ends_with(ending)) return format;
  return std::nullopt;
}

}  // namespace offprint
