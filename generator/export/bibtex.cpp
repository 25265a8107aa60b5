#include "export/bibtex.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/name.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

/// An entry type, and the field in which it says where the work appeared.
struct EntryType {
  std::string_view csl, bibtex, container, publisher;
};

constexpr std::array<EntryType, 12> kEntryTypes = {{
    {"paper-conference", "inproceedings", "booktitle", "publisher"},
    {"article-journal", "article", "journal", "publisher"},
    {"article-magazine", "article", "journal", "publisher"},
    {"article-newspaper", "article", "journal", "publisher"},
    {"review", "article", "journal", "publisher"},
    {"book", "book", "series", "publisher"},
    {"chapter", "incollection", "booktitle", "publisher"},
    {"entry-encyclopedia", "incollection", "booktitle", "publisher"},
    {"thesis", "phdthesis", "series", "school"},
    {"report", "techreport", "series", "institution"},
    {"manuscript", "unpublished", "howpublished", "howpublished"},
    {"", "misc", "howpublished", "publisher"},
}};

const EntryType& entry_type(std::string_view csl) {
  return *std::find_if(kEntryTypes.begin(), kEntryTypes.end() - 1,
                       [csl](const EntryType& type) { return type.csl == csl; });
}

/// A thesis of which the genre says that it is a master's has an entry type of its own.
std::string_view entry_name(const Publication& publication, const EntryType& type) {
  const bool masters =
      type.bibtex == "phdthesis" && fold(publication.genre).find("master") != std::string::npos;
  return masters ? "mastersthesis" : type.bibtex;
}

/// Plain text as TeX.
std::string tex(std::string_view plain) { return to_tex(RichText{.chars = std::string(plain)}); }

/// Addresses are read verbatim by the packages that print them; only braces would break the field.
std::string verbatim(std::string_view address) {
  std::string out;
  for (const char c : address) {
    if (c == '{' || c == '}') {
      out += c == '{' ? "%7B" : "%7D";
    } else {
      out += c;
    }
  }
  return out;
}

/// A capital behind the first letter ("BERT", "MetaFormer", "3D"), or a capital alone ("U" of
/// "U-Net") that is not the article.
bool needs_braces(std::string_view word) {
  std::size_t letters = 0;
  bool capital_inside = false;
  for (std::size_t i = 0; i < word.size();) {
    const bool first = i == 0;
    const char32_t c = decode_utf8(word, i);
    letters += is_letter(c);
    capital_inside = capital_inside || (!first && is_upper(c));
  }
  return capital_inside || (letters == 1 && word != "A" && is_upper(to_utf32(word)[0]));
}

bool is_word_character(char32_t c) { return is_letter(c) || is_mark(c) || is_decimal_digit(c); }

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Offset behind the word that begins at `begin`; words are runs of letters, marks and digits.
std::size_t word_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  for (std::size_t next = begin; next < text.size(); end = next)
    if (!is_word_character(decode_utf8(text, next))) break;
  return end;
}

/// Offset behind the brace that closes the one at `begin`.
std::size_t group_end(std::string_view tex, std::size_t begin) {
  std::size_t depth = 0;
  for (std::size_t i = begin; i < tex.size(); ++i) {
    if (tex[i] == '\\') {
      ++i;
    } else if (tex[i] == '{') {
      ++depth;
    } else if (tex[i] == '}' && --depth == 0) {
      return i + 1;
    }
  }
  return tex.size();
}

/// Offset behind what stands at `begin` and is left as it is: a command, mathematics, a group in
/// braces, or one character.
std::size_t piece_end(std::string_view tex, std::size_t begin) {
  std::size_t end = begin;
  if (tex[begin] == '\\') {
    ++end;
    while (end < tex.size() && is_ascii_letter(tex[end])) ++end;
    return std::max(end, std::min(begin + 2, tex.size()));
  }
  if (tex[begin] == '$') return std::min(tex.find('$', begin + 1), tex.size() - 1) + 1;
  if (tex[begin] == '{') return group_end(tex, begin);
  decode_utf8(tex, end);
  return end;
}

/// Title in TeX, with braces round the words that want them and are not in braces yet.
std::string protect_capitals(std::string_view tex) {
  std::string out;
  for (std::size_t i = 0, end; i < tex.size(); i = end) {
    end = word_end(tex, i);
    const bool braced = end != i && needs_braces(tex.substr(i, end - i));
    if (end == i) end = piece_end(tex, i);
    if (braced) out += '{';
    out.append(tex, i, end - i);
    if (braced) out += '}';
  }
  return out;
}

std::string tex_name(const PrintedName& name) {
  return name.literal.empty() ? tex(inverted_name(name)) : "{" + tex(name.literal) + "}";
}

std::string tex_names(const std::vector<PrintedName>& names, bool others) {
  std::string out;
  for (const PrintedName& name : names) {
    if (&name != &names.front()) out += " and ";
    out += tex_name(name);
  }
  if (others) out += names.empty() ? "others" : " and others";
  return out;
}

std::string tex_pages(std::string_view pages) {
  const auto [first, last] = page_range(pages);
  return last.empty() ? tex(first) : tex(first) + "--" + tex(last);
}

/// Keys end at a comma and must not hold what TeX reads.
void append_key(std::string& out, std::string_view id) {
  constexpr std::string_view kUnsafe = " \t\",#%'(){}=~\\&$^";
  for (const char c : id) out += kUnsafe.find(c) == std::string_view::npos ? c : '-';
}

/// Appends a field on a line of its own, unless it says nothing. The value is TeX.
void append_field(std::string& out, std::string_view name, std::string_view value) {
  if (!value.empty()) out.append(",\n  ").append(name).append(" = {").append(value).append("}");
}

std::string_view month_macro(int month) {
  constexpr std::array<std::string_view, 13> kMacros = {
      "", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  return month > 0 && month < 13 ? kMacros[static_cast<std::size_t>(month)] : kMacros[0];
}

void append_who_and_what(std::string& out, const Publication& publication) {
  const std::string title = to_tex(parse_scholarly_text(publication.title));
  append_field(out, "title", protect_capitals(title));
  append_field(out, "author", tex_names(publication.authors, publication.authors_incomplete));
  append_field(out, "editor", tex_names(publication.editors, false));
}

void append_where(std::string& out, const Citation& citation, const EntryType& type) {
  const Publication& publication = citation.publication;
  append_field(out, type.container, tex(citation.text.container));
  if (type.container != "series")
    append_field(out, "series", tex(scholarly_to_plain(publication.collection_title)));
  append_field(out, "volume", tex(publication.volume));
  append_field(out, "number",
               tex(publication.issue.empty() ? publication.number : publication.issue));
  append_field(out, "pages", tex_pages(publication.page));
  append_field(out, type.publisher, tex(citation.text.publisher));
  append_field(out, "address", tex(publication.publisher_place));
}

void append_when(std::string& out, const Publication& publication) {
  if (publication.issued) append_field(out, "year", std::to_string(publication.issued.year));
  const std::string_view month = month_macro(publication.issued.month);
  if (!month.empty()) out.append(",\n  month = ").append(month);
  append_field(out, "note", status_text(publication.status));
}

void append_identifiers(std::string& out, const Citation& citation) {
  const Publication& publication = citation.publication;
  append_field(out, "doi", verbatim(publication.doi));
  append_field(out, "eprint", verbatim(publication.arxiv));
  append_field(out, "archiveprefix", publication.arxiv.empty() ? "" : "arXiv");
  append_field(out, "isbn", tex(publication.isbn));
  append_field(out, "issn", tex(publication.issn));
  append_field(out, "url", verbatim(url_of(citation)));
}

}  // namespace

void append_bibtex(std::string& out, const Citation& citation) {
  const Publication& publication = citation.publication;
  const EntryType& type = entry_type(publication.type);
  out.append("@").append(entry_name(publication, type)).append("{");
  append_key(out, publication.id);
  append_who_and_what(out, publication);
  append_where(out, citation, type);
  append_when(out, publication);
  append_identifiers(out, citation);
  out += "\n}\n";
}

}  // namespace offprint
