// Text for XML documents.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

/// Appends text as content or quoted attribute: `& < > " '` escaped, characters that XML 1.0 does
/// not allow left out.
void append_xml_escaped(std::string& out, std::string_view text);

/// `<name>text</name>` and a line feed; nothing where the text is empty.
void append_element(std::string& out, std::string_view name, std::string_view text);

}  // namespace offprint
