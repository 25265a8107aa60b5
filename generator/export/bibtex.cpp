#include "export/bibtex.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

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

/// Classic types first; of what BibTeX has no word for, biblatex's. The last is for all others.
constexpr auto kEntryTypes = std::to_array<EntryType>({
    {"paper-conference", "inproceedings", "booktitle", "publisher"},
    {"article-journal", "article", "journal", "publisher"},
    {"article-magazine", "article", "journal", "publisher"},
    {"article-newspaper", "newspaper", "journal", "publisher"},
    {"review", "review", "journal", "publisher"},
    {"periodical", "periodical", "journal", "publisher"},
    {"book", "book", "maintitle", "publisher"},
    {"pamphlet", "booklet", "maintitle", "publisher"},
    {"chapter", "incollection", "booktitle", "publisher"},
    {"entry-encyclopedia", "incollection", "booktitle", "publisher"},
    {"entry", "inreference", "maintitle", "publisher"},
    {"thesis", "thesis", "maintitle", "school"},
    {"report", "techreport", "maintitle", "institution"},
    {"manuscript", "unpublished", "howpublished", "howpublished"},
    {"dataset", "dataset", "howpublished", "publisher"},
    {"software", "software", "howpublished", "publisher"},
    {"patent", "patent", "howpublished", "publisher"},
    {"standard", "standard", "howpublished", "publisher"},
    {"webpage", "online", "howpublished", "publisher"},
    {"post-weblog", "blog", "howpublished", "publisher"},
    {"speech", "talk", "howpublished", "publisher"},
    {"graphic", "artwork", "howpublished", "publisher"},
    {"song", "audio", "howpublished", "publisher"},
    {"motion_picture", "video", "howpublished", "publisher"},
    {"performance", "performance", "howpublished", "publisher"},
    {"legal_case", "jurisdiction", "howpublished", "publisher"},
    {"legislation", "legislation", "howpublished", "publisher"},
    {"treaty", "legal", "howpublished", "publisher"},
    {"personal_communication", "letter", "howpublished", "publisher"},
    {"", "misc", "howpublished", "publisher"},
});

const EntryType& entry_type(std::string_view csl) {
  return *std::find_if(kEntryTypes.begin(), kEntryTypes.end() - 1,
                       [csl](const EntryType& type) { return type.csl == csl; });
}

std::string_view thesis_name(const Publication& publication) {
  const std::string genre = fold(publication.genre);
  if (genre.find("master") != std::string::npos) return "mastersthesis";
  const bool doctoral =
      genre.find("phd") != std::string::npos || genre.find("doctor") != std::string::npos;
  return doctoral ? "phdthesis" : "thesis";
}

/// BibTeX knows two kinds of theses by name. A preprint is known by its number at arXiv, or by the
/// name that reference managers give it.
std::string_view entry_name(const Publication& publication, const EntryType& type) {
  if (type.csl == "thesis") return thesis_name(publication);
  return publication.genre == "preprint" && publication.arxiv.empty() ? "preprint" : type.bibtex;
}

/// What `type` has to say: a genre that the entry's name does not.
std::string_view unsaid_genre(const Publication& publication, std::string_view entry) {
  constexpr auto kSaid = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"mastersthesis", "Master's thesis"},
      {"phdthesis", "PhD thesis"},
      {"misc", "preprint"},
      {"preprint", "preprint"},
  });
  const std::pair said(entry, std::string_view(publication.genre));
  return std::ranges::find(kSaid, said) == kSaid.end() ? std::string_view(publication.genre)
                                                       : std::string_view();
}

/// Plain text as TeX.
std::string tex(std::string_view plain) { return to_tex(RichText{.chars = std::string(plain)}); }

/// Addresses are read verbatim by the packages that print them; only braces would break the field.
std::string verbatim(std::string_view address) {
  std::string out(address.substr(0, address.find_first_of("{}")));
  for (const char c : address.substr(out.size())) {
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
  for (std::size_t next = begin; next < text.size(); end = next) {
    if (is_ascii_letter(text[next])) {
      ++next;
    } else if (!is_word_character(decode_utf8(text, next))) {
      break;
    }
  }
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
  append_field(out, "series", tex(scholarly_to_plain(publication.collection_title)));
  append_field(out, "volume", tex(publication.volume));
  append_field(out, "number",
               tex(publication.issue.empty() ? publication.number : publication.issue));
  if (!publication.issue.empty()) append_field(out, "eid", tex(publication.number));
  append_field(out, "pages", tex_pages(publication.page));
  append_field(out, type.publisher, tex(citation.text.publisher));
  append_field(out, "address", tex(publication.publisher_place));
}

void append_when(std::string& out, const Publication& publication) {
  const Date& date = publication.issued;
  if (date) append_field(out, "year", std::to_string(date.year));
  if (!date) append_field(out, "year", tex(publication.issued_literal));
  const std::string_view month = month_macro(date.month);
  if (!month.empty()) out.append(",\n  month = ").append(month);
  if (date.day > 0) append_field(out, "day", std::to_string(date.day));
}

/// Styles print `note`; where the record has one, biblatex's `pubstate` says the status.
void append_notes(std::string& out, const Publication& publication) {
  const std::string_view status = status_text(publication.status);
  append_field(out, "note", publication.note.empty() ? status : publication.note);
  if (!publication.note.empty()) append_field(out, "pubstate", status);
}

void append_identifiers(std::string& out, const Citation& citation) {
  const Publication& publication = citation.publication;
  append_field(out, "doi", verbatim(publication.doi));
  append_field(out, "eprint", verbatim(publication.arxiv));
  append_field(out, "archiveprefix", publication.arxiv.empty() ? "" : "arXiv");
  append_field(out, "isbn", tex(publication.isbn));
  append_field(out, "issn", tex(publication.issn));
  const bool said = publication.url.empty() && !(publication.doi + publication.arxiv).empty();
  append_field(out, "url", verbatim(said ? "" : url_of(citation)));
}

/// A link's label, folded, and the field that says it.
constexpr auto kLinkFields = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"acl anthology", "acl_id"},
    {"appendix", "appendix"},
    {"blog", "blog"},
    {"code", "code"},
    {"data", "data"},
    {"demo", "demo"},
    {"hal", "hal"},
    {"html", "html"},
    {"model", "model"},
    {"openreview", "openreview"},
    {"paper", "paper"},
    {"pdf", "pdf"},
    {"poster", "poster"},
    {"preprint", "preprint"},
    {"press", "press"},
    {"project", "project"},
    {"pubmed", "pmid"},
    {"pubmed central", "pmcid"},
    {"slides", "slides"},
    {"software", "software"},
    {"source", "source"},
    {"supp", "supp"},
    {"talk", "talk"},
    {"video", "video"},
    {"website", "website"},
    {"zenodo", "zenodo"},
});

std::string_view link_field(std::string_view label) {
  const auto found = std::ranges::find(kLinkFields, fold(label),
                                       &std::pair<std::string_view, std::string_view>::first);
  return found == kLinkFields.end() ? std::string_view() : found->second;
}

/// BibTeX has each field once: of links with one label the first.
void append_links(std::string& out, const Publication& publication) {
  std::vector<std::string_view> seen;
  for (const Link& link : publication.links) {
    const std::string_view field = link_field(link.label);
    if (field.empty() || std::ranges::find(seen, field) != seen.end()) continue;
    seen.push_back(field);
    append_field(out, field, verbatim(link.url));
  }
}

void append_standing(std::string& out, const Publication& publication) {
  append_field(out, "abbr", tex(publication.container_title_short));
  append_field(out, "eventtitle", tex(publication.event_title));
  append_field(out, "track", tex(publication.track));
  if (!publication.awards.empty()) {
    append_field(out, "award_name", tex(publication.awards[0].name));
    append_field(out, "award", tex(publication.awards[0].detail));
  }
  append_field(out, "selected", publication.selected ? "true" : "");
  append_field(out, "retracted", publication.retracted ? "true" : "");
  append_field(out, "preview", verbatim(publication.image.src));
}

void append_subject(std::string& out, const Publication& publication) {
  std::string topics;
  for (const std::string& topic : publication.topics)
    topics += (topics.empty() ? "" : ", ") + tex(topic);
  append_field(out, "keywords", topics);
  append_field(out, "language", publication.language);
  append_field(out, "tldr", to_tex(parse_scholarly_text(publication.summary)));
  append_field(out, "abstract", to_tex(parse_scholarly_text(publication.abstract)));
}

void append_everything_else(std::string& out, const Publication& publication) {
  append_standing(out, publication);
  append_links(out, publication);
  append_subject(out, publication);
}

}  // namespace

void append_bibtex(std::string& out, const Citation& citation, CitationScope scope) {
  const Publication& publication = citation.publication;
  const EntryType& type = entry_type(publication.type);
  out.append("@").append(entry_name(publication, type)).append("{");
  append_key(out, publication.citation_key);
  append_who_and_what(out, publication);
  append_field(out, "type", tex(unsaid_genre(publication, entry_name(publication, type))));
  append_where(out, citation, type);
  append_when(out, publication);
  append_notes(out, publication);
  append_identifiers(out, citation);
  if (scope == CitationScope::kEverything) append_everything_else(out, publication);
  out += "\n}\n";
}

}  // namespace offprint
