#include "lint/markup_tag.hpp"

#include <algorithm>
#include <array>

namespace offprint {
namespace {

constexpr std::size_t kLongestTag = 1000;

constexpr std::array<std::string_view, 58> kElements{"a",
                                                     "abstract",
                                                     "alternatives",
                                                     "b",
                                                     "big",
                                                     "bold",
                                                     "br",
                                                     "center",
                                                     "code",
                                                     "disp-formula",
                                                     "div",
                                                     "em",
                                                     "ext-link",
                                                     "fixed-case",
                                                     "font",
                                                     "formula",
                                                     "h1",
                                                     "h2",
                                                     "h3",
                                                     "i",
                                                     "iframe",
                                                     "img",
                                                     "inf",
                                                     "inline-formula",
                                                     "inline-graphic",
                                                     "italic",
                                                     "kbd",
                                                     "li",
                                                     "math",
                                                     "mi",
                                                     "mn",
                                                     "mo",
                                                     "monospace",
                                                     "mrow",
                                                     "msub",
                                                     "msup",
                                                     "ol",
                                                     "p",
                                                     "pre",
                                                     "sc",
                                                     "script",
                                                     "sec",
                                                     "small",
                                                     "span",
                                                     "strong",
                                                     "style",
                                                     "sub",
                                                     "sup",
                                                     "svg",
                                                     "table",
                                                     "tex",
                                                     "tex-math",
                                                     "title",
                                                     "tt",
                                                     "u",
                                                     "ul",
                                                     "url",
                                                     "xref"};

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == ':';
}

/// What follows the name: nothing, a slash, or attributes, each with its `=`.
bool is_tail(std::string_view tail) {
  return tail.empty() || tail == "/" || tail == " /" ||
         (tail.front() == ' ' && tail.find('=') != std::string_view::npos);
}

/// The tag that begins with the `<` in front of `text`.
std::optional<MarkupTag> tag_in_front(std::string_view text) {
  const std::size_t close = text.substr(0, kLongestTag).find_first_of("<>", 1);
  if (close == std::string_view::npos || text[close] != '>') return std::nullopt;
  std::string_view inside = text.substr(1, close - 1);
  if (inside.starts_with('/')) inside.remove_prefix(1);
  const auto end = std::ranges::find_if_not(inside, is_name_character);
  std::string_view name = inside.substr(0, static_cast<std::size_t>(end - inside.begin()));
  const std::string_view tail = inside.substr(name.size());
  const std::size_t colon = name.find(':');
  if (colon != std::string_view::npos) name.remove_prefix(colon + 1);
  if (!is_tail(tail) || !std::ranges::binary_search(kElements, name)) return std::nullopt;
  return MarkupTag{text.substr(0, close + 1), name, colon != std::string_view::npos,
                   tail.find('=') != std::string_view::npos};
}

}  // namespace

std::optional<MarkupTag> find_markup_tag(std::string_view text, std::size_t from) {
  for (from = text.find('<', from); from != std::string_view::npos;
       from = text.find('<', from + 1)) {
    if (const auto tag = tag_in_front(text.substr(from))) return tag;
  }
  return std::nullopt;
}

}  // namespace offprint
