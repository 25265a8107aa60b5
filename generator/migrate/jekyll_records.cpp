#include <array>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/unicode.hpp"
#include "migrate/markup.hpp"
#include "migrate/old_records.hpp"
#include "migrate/published.hpp"
#include "migrate/record_file.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

/// The first DOI in a text, such as a citation.
std::string doi_within(const std::string& text) {
  const std::size_t begin = text.find("10.");
  if (begin == std::string::npos) return {};
  std::string word = text.substr(begin, text.find_first_of(" \t\"'<>", begin) - begin);
  while (!word.empty() && std::string_view(".,;)").find(word.back()) != std::string_view::npos)
    word.pop_back();
  return doi_of(word).value_or("");
}

/// Paragraphs that academicpages puts below each abstract.
bool is_of_theme(std::string_view paragraph) {
  return paragraph.find("ecommended citation") != std::string_view::npos ||
         paragraph.starts_with("[Download") || paragraph.starts_with("# ") ||
         paragraph.starts_with("<img");
}

/// What the text says of the work: its abstract.
std::string abstract_of(const OldText& text) {
  std::string abstract;
  for (const auto part : std::views::split(std::string_view(text.body), std::string_view("\n\n"))) {
    const std::string_view paragraph = trim(std::string_view(part.begin(), part.end()));
    if (is_of_theme(paragraph)) continue;
    const std::string plain = to_plain_line(paragraph);
    if (!plain.empty()) abstract += (abstract.empty() ? "" : "\n\n") + plain;
  }
  return abstract;
}

/// How the work is to be cited, as the front matter or the text below it says.
std::string citation_of(const OldText& text) {
  constexpr std::string_view kMark = "ecommended citation:";
  const std::string own = text_of(text.front, "citation");
  const std::size_t mark = text.body.find(kMark);
  if (!own.empty() || mark == std::string::npos) return own;
  const std::size_t begin = mark + kMark.size();
  return collapse_spaces(text.body.substr(begin, text.body.find('\n', begin) - begin));
}

void put_authors(Node& record, const OldText& text) {
  const Node& front = text.front;
  const std::string authors = text_of(front, "authors") + text_of(front, "author");
  const std::string citation = authors.empty() ? citation_of(text) : authors + " \"";
  put(record, "author", author_list(authors_of_citation(citation, text_of(front, "title"))));
  if (citation.find("et al") == std::string::npos) return;
  Node yes = Node::string("true");
  yes.kind = Node::Kind::kBoolean;
  put(record, "authors-incomplete", std::move(yes));
}

void put_identifiers(Node& record, const Node& front) {
  put(record, "DOI", text_of(front, "doi"));
  put(record, "DOI", doi_within(decoded_path(text_of(front, "paperurl"))));
  put(record, "DOI", doi_within(text_of(front, "citation")));
  if (const auto arxiv = arxiv_id_of(text_of(front, "arxiv"))) put(record, "arxiv", arxiv->id);
}

Node record_of(const OldText& text, Migration& move) {
  const Node& front = text.front;
  Node record = begin_record(text);
  const Node* const venue = find_first(front, {"venue", "journal"});
  const std::string where = venue == nullptr ? "" : to_plain_line(venue->text);
  put(record, "type", type_of_words(text_of(front, "category") + " " + where));
  put(record, "title", to_plain_line(text_of(front, "title")));
  put(record, "issued", text_of(front, "year"));
  put(record, "container-title", where);
  put_authors(record, text);
  const std::string abstract = abstract_of(text),
                    excerpt = to_plain_line(text_of(front, "excerpt"));
  put(record, "abstract", abstract.empty() ? excerpt : abstract);
  if (!abstract.empty()) put(record, "summary", excerpt);
  put_identifiers(record, front);
  for (const auto& [key, label] : {std::pair{"paperurl", "paper"},
                                   {"pdf", "pdf"},
                                   {"slidesurl", "slides"},
                                   {"bibtexurl", "bibtex"},
                                   {"link", "link"}})
    add_link(record, label, move.moved(text_of(front, key), ""));
  return record;
}

}  // namespace

void move_publication_texts(const std::string& folder, Migration& move) {
  RecordFile file(folder, move);
  for (const OldText& text : move.texts(folder)) {
    const Node record = record_of(text, move);
    if (record.find("author") == nullptr)
      move.leave(text.path, "its authors: no `citation` begins with them");
    file.add(record, text.path, published_by_jekyll(text, move.settings));
  }
  file.finish();
}

}  // namespace offprint
