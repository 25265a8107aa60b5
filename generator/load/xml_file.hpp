// XML files as trees of pugixml: read, with places, and with their inline markup as text.
//
// Nothing of a document type is processed, so no entity can grow; nothing outside the file is read.
// This header names pugixml's types without including it; only readers of XML do.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/source.hpp"

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace offprint {

class XmlFile {
 public:
  /// Parses; a syntax error is reported, and what stands before it can be read.
  XmlFile(SourceId source, const Sources& sources, Diagnostics& diagnostics);
  ~XmlFile();
  XmlFile(const XmlFile&) = delete;
  XmlFile& operator=(const XmlFile&) = delete;

  pugi::xml_node root() const;

  /// Where the name of the element stands. To be asked in the order of the file.
  Place place(const pugi::xml_node& node);

 private:
  std::unique_ptr<pugi::xml_document> document_;
  PlaceFinder finder_;
};

/// How the elements inside a text are spelt in our sources: the opening and the closing mark of an
/// element of that name; both empty: only what it holds is taken.
struct InlineMarks {
  std::string_view name, open, close;
};

/// The text of an element with its inline markup, white space squeezed. Elements without marks are
/// read through.
std::string inline_text(const pugi::xml_node& node, const InlineMarks* marks, std::size_t count);

/// All text below an element, squeezed, without markup.
std::string plain_text(const pugi::xml_node& node);

}  // namespace offprint
