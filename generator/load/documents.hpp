// A Markdown file to a page or a piece of news.
//
// In goes a file of the table of sources: front matter in YAML between two lines `---`, then
// Markdown. Out comes the document; its slug is made from the file's name, of which a date at the
// front
// ("2025-03-14-title.md") is that of the news. Refused: front matter that does not end, a document
// without a title, news without a date.
#pragma once

#include <string_view>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "load/fields.hpp"
#include "load/text_links.hpp"
#include "model.hpp"

namespace offprint {

enum class DocumentKind { kPage, kNews };

/// Reads a document; `stem` is the file's name without ending. Without a `title` the heading with
/// which the text begins is the title, and leaves the text. The links of the text are added to
/// `links`, to be checked when all texts are known.
Document read_document(SourceId source, std::string_view stem, DocumentKind kind,
                       const Sources& sources, TextLinks& links, Diagnostics& diagnostics);

/// The keys of the front matter that have a meaning; others are kept for templates.
const Fields<Document>& document_fields();

}  // namespace offprint
