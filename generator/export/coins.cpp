#include "export/coins.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

#include "export/dates.hpp"
#include "text/name.hpp"

namespace offprint {
namespace {

/// What a CSL type is in an OpenURL: the format, the kind of work in it, and the keys for the
/// titles of the work and of its container.
struct Form {
  std::string_view type;
  std::string_view format;
  std::string_view kind;  ///< a whole pair of key and value
  std::string_view title;
  std::string_view container;
};

constexpr Form kOther{"", "dc", "rft.type=document", "rft.title", "rft.source"};
constexpr std::array<Form, 8> kForms{{
    {"article-journal", "journal", "rft.genre=article", "rft.atitle", "rft.jtitle"},
    {"paper-conference", "book", "rft.genre=proceeding", "rft.atitle", "rft.btitle"},
    {"chapter", "book", "rft.genre=bookitem", "rft.atitle", "rft.btitle"},
    {"book", "book", "rft.genre=book", "rft.btitle", "rft.series"},
    {"report", "book", "rft.genre=report", "rft.btitle", "rft.series"},
    {"thesis", "dissertation", "rft.genre=dissertation", "rft.title", ""},
    {"article", "dc", "rft.type=preprint", "rft.title", "rft.source"},
    {"dataset", "dc", "rft.type=dataset", "rft.title", "rft.source"},
}};

const Form& form_of(std::string_view type) {
  const auto found = std::ranges::find(kForms, type, &Form::type);
  return found == kForms.end() ? kOther : *found;
}

void append_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view kKept = "-._~";
  for (const char c : text) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      kKept.find(c) != std::string_view::npos;
    if (kept) {
      out += c;
    } else {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned char>(c));
    }
  }
}

void add(std::string& out, std::string_view key, std::string_view value) {
  if (key.empty() || value.empty()) return;
  out += '&';
  out += key;
  out += '=';
  append_encoded(out, value);
}

/// A comma tells readers which part is the family name.
void add_authors(std::string& out, const std::vector<PrintedName>& authors) {
  for (const PrintedName& author : authors) {
    if (author.literal.empty()) {
      add(out, "rft.au", inverted_name(author));
    } else {
      add(out, "rft.aucorp", author.literal);
    }
  }
}

void add_identifiers(std::string& out, const Citation& citation) {
  const Publication& publication = citation.publication;
  add(out, "rft.issn", publication.issn);
  add(out, "rft.isbn", publication.isbn);
  const bool has_doi = !publication.doi.empty();
  add(out, "rft_id", has_doi ? "info:doi/" + publication.doi : url_of(citation));
}

}  // namespace

std::string make_coins(const Citation& citation) {
  const Publication& publication = citation.publication;
  const Form& form = form_of(publication.type);
  std::string out = "ctx_ver=Z39.88-2004";
  add(out, "rft_val_fmt", fmt::format("info:ofi/fmt:kev:mtx:{}", form.format));
  out += '&';
  out += form.kind;
  add(out, form.title, citation.text.title);
  add(out, form.container, citation.text.container);
  add_authors(out, publication.authors);
  add(out, "rft.date", iso_date(publication.issued));
  add(out, "rft.volume", publication.volume);
  add(out, "rft.issue", publication.issue);
  add(out, "rft.pages", publication.page);
  add(out, publication.type == "thesis" ? "rft.inst" : "rft.pub", citation.text.publisher);
  add_identifiers(out, citation);
  return out;
}

}  // namespace offprint
