#include "render/label_width.hpp"

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace offprint {
namespace {

constexpr int kNarrow = 38;
constexpr int kUsual = 62;
constexpr int kWide = 74;
constexpr int kWidest = 96;
constexpr int kSquare = 105;
constexpr int kEllipsis = 100;
constexpr std::size_t kMostBytes = 400;  ///< of a label, however many marks are piled up in it

constexpr bool is_square(char32_t c) {
  return (c >= 0x1100 && c < 0x1200) || (c >= 0x2E80 && c < 0xA4D0) ||
         (c >= 0xA960 && c < 0xA980) || (c >= 0xAC00 && c < 0xD800) ||
         (c >= 0xF900 && c < 0xFB00) || (c >= 0xFE30 && c < 0xFE70) ||
         (c >= 0xFF00 && c < 0xFF61) || (c >= 0xFFE0 && c < 0xFFE7) || c >= 0x1F000;
}

}  // namespace

int width_of(char32_t c) {
  constexpr std::string_view kThin = "fijlrt.,:;'|!()[]I ";
  constexpr std::string_view kBroad = "mwMW@%";
  if (c < 0x80) {
    const auto letter = static_cast<char>(c);
    if (kThin.find(letter) != std::string_view::npos) return kNarrow;
    if (kBroad.find(letter) != std::string_view::npos) return kWidest;
    return is_upper(c) ? kWide : kUsual;
  }
  if (is_mark(c)) return 0;
  if (is_square(c)) return kSquare;
  return c < 0x250 && !is_upper(c) ? kUsual + 4 : kWidest;
}

int width_of(std::string_view text) {
  int width = 0;
  for (std::size_t at = 0; at < text.size();) width += width_of(decode_utf8(text, at));
  return width;
}

std::string cut_to_width(std::string_view text, int width) {
  int taken = 0;
  std::size_t fits = 0;  // where the text may be cut so that "…" has room behind it
  std::size_t at = 0;
  while (at < text.size() && at < kMostBytes) {
    const std::size_t before = at;
    const char32_t c = decode_utf8(text, at);
    if (!is_mark(c) && taken + kEllipsis <= width) fits = before;
    taken += width_of(c);
    if (taken > width) break;
  }
  if (at >= text.size() && taken <= width) return std::string(text);
  return std::string(trim(text.substr(0, fits))) + "…";
}

}  // namespace offprint
