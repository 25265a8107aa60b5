#include "text/slug.hpp"

#include <algorithm>
#include <array>

#include "base/hash.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace offprint {
namespace {

constexpr std::size_t kLongestSlug = 80;
constexpr std::size_t kLongestStem = 120;
constexpr std::size_t kHashDigits = 8;

bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_stem_character(char c) {
  return is_alphanumeric(c) || c == '.' || c == '_' || c == '-' || c == '+';
}

/// Names that Windows keeps for devices, with any ending: "con", "nul.html", "com1".
bool is_device_name(std::string_view stem) {
  constexpr std::array<std::string_view, 4> kDevices{"con", "prn", "aux", "nul"};
  const std::string name = to_lower(stem.substr(0, stem.find('.')));
  const bool numbered = name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) &&
                        name[3] >= '0' && name[3] <= '9';
  return numbered || std::find(kDevices.begin(), kDevices.end(), name) != kDevices.end();
}

/// Names that pages of a folder have themselves: index.html, page-2.html, feed.atom.
bool is_reserved(std::string_view stem) {
  const std::string name = to_lower(stem);
  return name == "index" || name == "feed" || name.starts_with("page-");
}

/// `stem`, or "x" where nothing is left of it, and digits that tell the whole text from others.
std::string with_hash(std::string_view stem, std::string_view text, std::size_t longest) {
  stem = stem.substr(0, longest - kHashDigits - 1);
  while (!stem.empty() && !is_alphanumeric(stem.back())) stem.remove_suffix(1);
  return std::string(stem.empty() ? "x" : stem) + "-" + to_hex(hash64(text)).substr(0, kHashDigits);
}

/// ASCII words joined by hyphens; `lossy` where a letter or digit of another script was left out.
std::string ascii_words(std::string_view text, bool& lossy) {
  std::string out;
  const std::string folded = fold(text);
  for (std::size_t i = 0; i < folded.size();) {
    const char32_t c = decode_utf8(folded, i);
    if (c < 0x80 && is_alphanumeric(static_cast<char>(c))) {
      out += static_cast<char>(c);
    } else {
      lossy |= c >= 0x80 && (is_letter(c) || is_decimal_digit(c));
      if (!out.empty() && out.back() != '-') out += '-';
    }
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

}  // namespace

std::string make_slug(std::string_view text) {
  bool lossy = false;
  std::string slug = ascii_words(text, lossy);
  const bool fine = !lossy && !slug.empty() && slug.size() <= kLongestSlug &&
                    !is_device_name(slug) && !is_reserved(slug);
  return fine ? slug : with_hash(slug, text, kLongestSlug);
}

bool is_safe_file_stem(std::string_view text) {
  return !text.empty() && text.size() <= kLongestStem &&
         std::all_of(text.begin(), text.end(), is_stem_character) && text.front() != '.' &&
         text.front() != '-' && text.back() != '.' && text.back() != '-' &&
         text.find("..") == std::string_view::npos && !is_device_name(text) && !is_reserved(text);
}

std::string mend_id(std::string_view id) {
  if (is_safe_file_stem(id)) return std::string(id);
  std::string stem;
  for (const char c : fold(id)) {
    if (is_alphanumeric(c) || c == '_') {
      stem += c;
    } else if (!stem.empty() && stem.back() != '-') {
      stem += '-';
    }
  }
  return with_hash(stem, id, kLongestSlug);
}

}  // namespace offprint
