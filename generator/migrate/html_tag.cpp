#include "migrate/html_tag.hpp"

#include <algorithm>

#include "base/unicode.hpp"
#include "migrate/filled_in.hpp"

namespace offprint {
namespace {

constexpr std::size_t kLongestTag = 4096;

bool is_name(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; }

}  // namespace

std::string HtmlTag::attribute(std::string_view attribute_name) const {
  return attribute_of(attributes, attribute_name);
}

std::optional<HtmlTag> find_html_tag(std::string_view text) {
  const std::size_t end = text.substr(0, kLongestTag).find('>');
  if (!text.starts_with('<') || end == std::string_view::npos) return std::nullopt;
  HtmlTag tag;
  std::size_t at = 1;
  tag.closes = text.substr(at, 1) == "/";
  at += tag.closes;
  const std::string inner = to_lower(text.substr(at, std::min<std::size_t>(end - at, 16)));
  const auto name_end = std::ranges::find_if_not(inner, is_name);
  tag.name.assign(inner.begin(), name_end);
  const std::size_t after = at + tag.name.size();
  const bool known =
      !tag.name.empty() && std::string_view(" \t\n/>").find(text[after]) != std::string_view::npos;
  if (!known) return std::nullopt;
  tag.attributes = text.substr(after, end - after);
  tag.size = end + 1;
  return tag;
}

}  // namespace offprint
