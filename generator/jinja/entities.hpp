// HTML back to text: tags taken out, entities resolved.
#pragma once

#include <string>
#include <string_view>

namespace jinja {

/// Comments and tags removed, white space collapsed, entities resolved: `<p>a &amp; b</p>` → `a &
/// b`.
std::string without_tags(std::string_view html);

/// `&amp;`, `&#38;`, `&#x26;` and the named entities of HTML 4 as the characters they stand for;
/// others stay.
std::string unescaped_html(std::string_view html);

}  // namespace jinja
