// A tag of HTML as it stands among Markdown, taken apart: `<a href="x">`, `</a>`.
//
// In goes a text that begins with `<`; out come the parts of the tag, or nothing where the sign is
// only a sign, or the tag's end is not near.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offprint {

struct HtmlTag {
  std::string name;  ///< lower case
  bool closes = false;
  std::string_view attributes;
  std::size_t size = 0;

  /// The value of an attribute, as it is written; empty where there is none.
  std::string attribute(std::string_view attribute_name) const;
};

std::optional<HtmlTag> find_html_tag(std::string_view text);

}  // namespace offprint
