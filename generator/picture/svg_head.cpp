// The grammar, as much of XML as stands before the root element's first child:
//
//     file      = [BOM] (blank | "<?" … "?>" | "<!--" … "-->" | "<!DOCTYPE" … ">")* root
//     root      = "<" [prefix ":"] "svg" (blank+ name blank* "=" blank* quoted)* …
//
// A DOCTYPE may hold declarations in brackets; they are passed over and entities never expanded.
#include <algorithm>
#include <charconv>
#include <cmath>

#include "picture/picture_head.hpp"

namespace offprint {
namespace {

constexpr std::string_view kBlanks = " \t\r\n";

bool take(std::string_view& text, std::string_view start) {
  if (!text.starts_with(start)) return false;
  text.remove_prefix(start.size());
  return true;
}

void skip_blanks(std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(kBlanks), text.size()));
}

bool skip_past(std::string_view& text, std::string_view end) {
  const std::size_t at = text.find(end);
  if (at == std::string_view::npos) return false;
  text.remove_prefix(at + end.size());
  return true;
}

bool skip_doctype(std::string_view& text) {
  const std::size_t end = text.find_first_of("[>");
  if (end == std::string_view::npos) return false;
  const bool declares = text[end] == '[';
  text.remove_prefix(end + 1);
  return !declares || (skip_past(text, "]") && skip_past(text, ">"));
}

/// What stands before the root element; false where that never ends.
bool skip_prologue(std::string_view& text) {
  take(text, "\xef\xbb\xbf");
  for (skip_blanks(text);; skip_blanks(text)) {
    if (take(text, "<?")) {
      if (!skip_past(text, "?>")) return false;
    } else if (take(text, "<!--")) {
      if (!skip_past(text, "-->")) return false;
    } else if (take(text, "<!DOCTYPE")) {
      if (!skip_doctype(text)) return false;
    } else {
      return true;
    }
  }
}

/// "svg:svg" → "svg".
std::string_view local_name(std::string_view name) { return name.substr(name.rfind(':') + 1); }

struct XmlAttribute {
  std::string_view name, value;
};

std::optional<XmlAttribute> take_attribute(std::string_view& text) {
  skip_blanks(text);
  const std::size_t end = text.find_first_of(" \t\r\n=/>");
  if (end == 0 || end == std::string_view::npos) return std::nullopt;
  const std::string_view name = text.substr(0, end);
  text.remove_prefix(end);
  skip_blanks(text);
  if (!take(text, "=")) return std::nullopt;
  skip_blanks(text);
  if (text.empty() || (text.front() != '"' && text.front() != '\'')) return std::nullopt;
  const std::size_t close = text.find(text.front(), 1);
  if (close == std::string_view::npos) return std::nullopt;
  const std::string_view value = text.substr(1, close - 1);
  text.remove_prefix(close + 1);
  return XmlAttribute{name, value};
}

/// Takes a finite number off the text; 0 where none stands there.
double take_number(std::string_view& text) {
  double number = 0;
  const auto result = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<std::size_t>(result.ptr - text.data()));
  return std::isfinite(number) ? number : 0;
}

/// Pixels of CSS in a unit; 0 for those that depend on where the picture stands.
double pixels_in(std::string_view unit) {
  if (unit.empty() || unit == "px") return 1;
  if (unit == "pt") return 96.0 / 72;
  if (unit == "pc") return 16;
  if (unit == "in") return 96;
  if (unit == "cm") return 96 / 2.54;
  return unit == "mm" ? 96 / 25.4 : 0;
}

/// "12.5mm" → 47.2; 0 for "100%".
double pixels_of(std::string_view length) {
  skip_blanks(length);
  const double number = take_number(length);
  const std::size_t end = length.find_last_not_of(kBlanks);
  return number * pixels_in(length.substr(0, end + 1));
}

/// What the root element says of its size; 0 where it says nothing.
struct Extent {
  double width = 0, height = 0, box_width = 0, box_height = 0;

  void take(const XmlAttribute& attribute) {
    if (attribute.name == "width") width = pixels_of(attribute.value);
    if (attribute.name == "height") height = pixels_of(attribute.value);
    if (attribute.name == "viewBox") take_box(attribute.value);
  }

  /// Four numbers, of which the last two are the size.
  void take_box(std::string_view box) {
    for (double* number : {&box_width, &box_height, &box_width, &box_height}) {
      box.remove_prefix(std::min(box.find_first_not_of(" \t\r\n,"), box.size()));
      *number = take_number(box);
    }
  }

  /// One length tells the other where the box tells their ratio.
  void complete() {
    if (box_width <= 0 || box_height <= 0) return;
    if (width <= 0 && height <= 0) width = box_width, height = box_height;
    if (width <= 0) width = height * box_width / box_height;
    if (height <= 0) height = width * box_height / box_width;
  }
};

/// Whole pixels; 0 for what is none, or beyond any screen.
std::uint32_t whole(double pixels) {
  constexpr double kMost = 1e6;
  if (!(pixels > 0) || pixels > kMost) return 0;
  return std::max(1u, static_cast<std::uint32_t>(std::lround(pixels)));
}

}  // namespace

std::optional<PictureHead> parse_svg_head(std::string_view text) {
  if (!skip_prologue(text) || !take(text, "<")) return std::nullopt;
  const std::size_t end = text.find_first_of(" \t\r\n/>");
  if (end == std::string_view::npos || local_name(text.substr(0, end)) != "svg")
    return std::nullopt;
  text.remove_prefix(end);
  Extent extent;
  while (const auto attribute = take_attribute(text)) extent.take(*attribute);
  extent.complete();
  PictureHead head{PictureFormat::kSvg, whole(extent.width), whole(extent.height)};
  if (head.width == 0 || head.height == 0) head.width = head.height = 0;
  return head;
}

}  // namespace offprint
