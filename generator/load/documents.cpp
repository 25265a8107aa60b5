#include "load/documents.hpp"

#include <fmt/format.h>

#include "base/suggestion.hpp"
#include "base/unicode.hpp"
#include "load/date.hpp"
#include "load/markdown_text.hpp"
#include "load/source_text.hpp"
#include "load/values.hpp"
#include "load/yaml.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

const Fields<Document> kDocument{
    {"title", into<&Document::title>},
    {"description", into<&Document::description>},
    {"date", into<&Document::date>},
};

/// The line that begins at `offset` without its end, and where the next one begins.
struct Line {
  std::string_view text;
  std::size_t next;
};

Line line_at(std::string_view text, std::size_t offset) {
  const std::size_t end = std::min(text.find_first_of("\r\n", offset), text.size());
  const std::size_t next = end + (text.substr(end, 2) == "\r\n" ? 2 : 1);
  return {text.substr(offset, end - offset), std::min(next, text.size())};
}

bool is_fence(std::string_view line) {
  return line.starts_with("---") && line.find_first_not_of(" \t", 3) == std::string_view::npos;
}

/// Where front matter and body begin and end.
struct Layout {
  std::size_t front_begin = 0, front_end = 0;
  std::size_t body = 0;
  bool closed = true;
};

Layout layout_of(std::string_view text) {
  const Line first = line_at(text, 0);
  if (!is_fence(first.text)) return {};
  for (std::size_t at = first.next; at < text.size();) {
    const Line line = line_at(text, at);
    if (is_fence(line.text)) return {first.next, at, line.next, true};
    at = line.next;
  }
  return {first.next, text.size(), text.size(), false};
}

void keep_as_extra(const Member& member, Document& document, Diagnostics& diagnostics) {
  document.extra.members.push_back(member);
  std::string hint = did_you_mean(member.key, kDocument.keys());
  if (hint.empty()) return;
  diagnostics.warning(member.place, fmt::format("unknown key `{}`", member.key), std::move(hint))
      .code = "unknown-key";
}

void read_front_matter(const Node& node, Document& document, Diagnostics& diagnostics) {
  if (node.is_null()) return;
  read_fields(node, document, kDocument, diagnostics,
              [&](const Member& member) { keep_as_extra(member, document, diagnostics); });
}

/// `# Heading` at the top of the text, where the front matter names no title.
void take_heading(Document& document) {
  const std::size_t begin = std::min(document.body.find_first_not_of("\r\n"), document.body.size());
  const Line line = line_at(document.body, begin);
  if (!line.text.starts_with("# ")) return;
  document.title = trim(line.text.substr(2));
  document.body_place = PlaceFinder(document.body, 0, document.body_place).at(line.next);
  document.body.erase(0, line.next);
}

/// Takes a date and a hyphen off the front of a file's name.
Date take_date(std::string_view& stem) {
  for (const std::size_t size : {10, 7, 4}) {
    if (stem.size() <= size || stem[size] != '-') continue;
    if (const auto date = parse_date(stem.substr(0, size))) {
      stem.remove_prefix(size + 1);
      return *date;
    }
  }
  return {};
}

void settle_name(Document& document, std::string_view stem, DocumentKind kind) {
  if (kind == DocumentKind::kNews) {
    std::string_view rest = stem;
    const Date date = take_date(rest);
    if (!document.date) document.date = date;
  }
  document.slug = make_slug(stem);
}

void check_complete(const Document& document, DocumentKind kind, Diagnostics& diagnostics) {
  if (document.title.empty())
    diagnostics
        .error(document.place, "the file has no title",
               "begin it with three lines: `---`, `title: …`, `---`")
        .code = "missing-key";
  if (kind == DocumentKind::kNews && !document.date)
    diagnostics
        .error(document.place, "a piece of news needs a date",
               "write `date: 2025-03-14` between the lines `---`, or put it before the file's name")
        .code = "missing-key";
}

}  // namespace

Document read_document(SourceId source, std::string_view stem, DocumentKind kind,
                       const Sources& sources, TextLinks& links, Diagnostics& diagnostics) {
  const std::string_view text = sources.text(source);
  Document document;
  document.place = place_of_file(source);
  document.extra = Node::map(document.place);
  const Layout layout = layout_of(text);
  if (!layout.closed) {
    diagnostics
        .error({source, 1, 1}, "the front matter that begins here does not end",
               "end it with a line `---`")
        .code = "front-matter";
    return document;
  }
  const auto front =
      parse_yaml(source, sources, diagnostics, {}, layout.front_begin, layout.front_end);
  if (!front) return document;
  const std::size_t before = diagnostics.errors();
  read_front_matter(*front, document, diagnostics);
  document.body = text.substr(layout.body);
  document.body_place = PlaceFinder(source, text).at(layout.body);
  if (document.title.empty()) take_heading(document);
  MarkdownPage page = render_markdown(document.body);
  links.add(page, document.body_place);
  document.pictures = check_markdown(std::move(page), document.body_place, diagnostics);
  settle_name(document, stem, kind);
  if (diagnostics.errors() == before) check_complete(document, kind, diagnostics);
  return document;
}

const Fields<Document>& document_fields() { return kDocument; }

}  // namespace offprint
