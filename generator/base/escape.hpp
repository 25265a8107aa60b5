// HTML escaping, as Jinja2's Markup does it: `&amp; &lt; &gt; &#34; &#39;`, right in text and in
// quoted attributes, and in XML.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

/// What stands for one of the five characters, or nothing for another.
constexpr std::string_view html_entity(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&#34;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

/// Appends `text` with the five characters replaced; runs without any are copied whole.
void append_html_escaped(std::string& out, std::string_view text);

std::string html_escaped(std::string_view text);

}  // namespace offprint
