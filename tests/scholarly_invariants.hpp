// What holds of every text that goes through text/scholarly.hpp, however hostile: asked by a test
// and by a fuzz target.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/scholarly.hpp"

namespace scholarly_invariants {

inline bool is_known_tag(std::string_view tag) {
  constexpr std::string_view kKnown[] = {
      "em", "strong", "sup", "sub", "code", "p", "span class=\"smallcaps\"", "span class=\"math\""};
  const bool link = tag.starts_with("a href=\"http://") || tag.starts_with("a href=\"https://");
  return link || std::ranges::find(kKnown, tag) != std::end(kKnown);
}

/// Only the elements of the header's list, each closed where HTML wants it.
inline bool is_sound_html(std::string_view html) {
  std::vector<std::string_view> open;
  while (true) {
    const std::size_t begin = html.find('<');
    if (html.substr(0, begin).find('>') != std::string_view::npos) return false;
    if (begin == std::string_view::npos) return open.empty();
    const std::size_t end = html.find('>', begin);
    if (end == std::string_view::npos) return false;
    const std::string_view tag = html.substr(begin + 1, end - begin - 1);
    html.remove_prefix(end + 1);
    if (!tag.starts_with('/')) {
      if (!is_known_tag(tag)) return false;
      open.push_back(tag.substr(0, tag.find(' ')));
    } else if (open.empty() || open.back() != tag.substr(1)) {
      return false;
    } else {
      open.pop_back();
    }
  }
}

/// BibTeX counts braces, escaped or not.
inline bool has_balanced_braces(std::string_view tex) {
  int depth = 0;
  for (const char c : tex) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth == 0;
}

inline bool has_no_controls(std::string_view text) {
  return std::ranges::none_of(text, [](char c) { return (c >= 0 && c < 0x20) || c == 0x7F; });
}

/// Marks that follow markup join the letters before it when the markup goes; then texts differ in
/// normal form.
inline bool has_combining_marks(std::string_view text) {
  return std::ranges::any_of(offprint::to_utf32(text), offprint::is_mark);
}

/// The sentence that does not hold of `input`, or empty.
inline std::string_view broken(std::string_view input) {
  const offprint::RichText text = offprint::parse_scholarly_text(input);
  const std::string html = to_html(text), plain = to_plain(text), tex = to_tex(text);
  if (!is_sound_html(html) || !is_sound_html(to_html(text, {.paragraphs = true, .links = false})))
    return "the HTML is sound";
  if (offprint::find_invalid_utf8(html) || offprint::find_invalid_utf8(tex))
    return "every face is UTF-8";
  if (!has_no_controls(plain) || !has_no_controls(tex)) return "no face has controls";
  if (!has_balanced_braces(tex)) return "the TeX has balanced braces";
  if (has_combining_marks(input)) return {};
  const offprint::RichText again = offprint::parse_scholarly_text(tex);
  if (to_html(again) != html) return "the TeX is read back as the same HTML";
  if (to_plain(again) != plain) return "the TeX is read back as the same plain text";
  if (to_tex(again) != tex) return "the TeX is read back as the same TeX";
  return {};
}

}  // namespace scholarly_invariants
