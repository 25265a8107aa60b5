#include "export/xml.hpp"

#include <algorithm>

#include "base/escape.hpp"
#include "base/find_byte.hpp"
#include "base/utf8.hpp"

namespace offprint {
namespace {

constexpr auto is_forbidden = [](auto c) {
  return (c >= 0) & (c < ' ') & (c != '\t') & (c != '\n') & (c != '\r');
};

/// U+FFFE and U+FFFF, which are UTF-8 but not XML.
constexpr std::string_view kNoncharacterPrefix = "\xEF\xBF";

void drop_noncharacters(std::string& text) {
  for (std::size_t at = 0; (at = text.find(kNoncharacterPrefix, at)) != std::string::npos;) {
    const bool noncharacter =
        at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) >= 0xBE;
    if (noncharacter) {
      text.erase(at, 3);
    } else {
      at += kNoncharacterPrefix.size();
    }
  }
}

std::string allowed(std::string_view text) {
  std::string out(text);
  std::erase_if(out, is_forbidden);
  drop_noncharacters(out);
  return out;
}

}  // namespace

void append_xml_escaped(std::string& out, std::string_view text) {
  const bool clean = find_byte(text, is_forbidden) == text.size() &&
                     text.find(kNoncharacterPrefix) == std::string_view::npos;
  if (clean) return append_html_escaped(out, text);
  append_html_escaped(out, allowed(text));
}

void append_element(std::string& out, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  out.append("<").append(name).append(">");
  append_xml_escaped(out, text);
  out.append("</").append(name).append(">\n");
}

}  // namespace offprint
