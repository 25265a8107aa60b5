#include "load/xml_file.hpp"

#include <algorithm>
#include <pugixml.hpp>

#include "base/unicode.hpp"

namespace offprint {
namespace {

constexpr std::size_t kDeepestMarkup = 32;

void append_inline(std::string& out, const pugi::xml_node& node, const InlineMarks* marks,
                   std::size_t count, std::size_t depth) {
  for (const pugi::xml_node& child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) out += child.value();
    if (child.type() != pugi::node_element || depth >= kDeepestMarkup) continue;
    const std::string_view name = child.name();
    const InlineMarks* const end = marks + count;
    const InlineMarks* const mark =
        std::find_if(marks, end, [&](const InlineMarks& known) { return known.name == name; });
    if (mark != end) out += mark->open;
    append_inline(out, child, marks, count, depth + 1);
    if (mark != end) out += mark->close;
  }
}

}  // namespace

XmlFile::XmlFile(SourceId source, const Sources& sources, Diagnostics& diagnostics)
    : document_(std::make_unique<pugi::xml_document>()), finder_(source, sources.text(source)) {
  const std::string_view text = sources.text(source);
  const pugi::xml_parse_result result = document_->load_buffer(
      text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
  if (result) return;
  const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0));
  PlaceFinder finder(source, text);
  std::string reason = result.description();
  if (!reason.empty() && reason[0] >= 'A' && reason[0] <= 'Z') reason[0] += 'a' - 'A';
  diagnostics
      .error(finder.at(std::min(offset, text.size())), "no well-formed XML: " + reason,
             "what stands before this is read")
      .code = "xml-syntax";
}

XmlFile::~XmlFile() = default;

pugi::xml_node XmlFile::root() const { return document_->document_element(); }

Place XmlFile::place(const pugi::xml_node& node) {
  const std::ptrdiff_t offset = node.offset_debug();
  return finder_.at(offset < 0 ? 0 : static_cast<std::size_t>(offset));
}

std::string inline_text(const pugi::xml_node& node, const InlineMarks* marks, std::size_t count) {
  std::string text;
  append_inline(text, node, marks, count, 0);
  return collapse_spaces(text);
}

std::string plain_text(const pugi::xml_node& node) { return inline_text(node, nullptr, 0); }

}  // namespace offprint
