#include "load/bibtex_links.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "base/unicode.hpp"
#include "load/bibtex_macros.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

constexpr std::string_view kPreviews = "assets/img/publication_preview/";  // as al-folio has it

bool is_address(std::string_view text) {
  return text.find("://") != std::string_view::npos || text.starts_with("mailto:");
}

/// "github.com/x/y": somebody left the scheme out.
bool lacks_scheme(std::string_view text) {
  const std::size_t slash = text.find('/');
  const std::string_view host = text.substr(0, slash);
  return text.starts_with("www.") || (slash != std::string_view::npos && !host.starts_with('.') &&
                                      host.find('.') != std::string_view::npos);
}

bool is_word(std::string_view text) {
  return !text.empty() && text.find_first_of(" \n{}\\") == std::string_view::npos;
}

/// The target of `<a href="…">…</a>`, or the text itself.
std::string_view without_anchor(std::string_view text) {
  constexpr std::string_view kTarget = "href=\"";
  const std::size_t begin = text.find(kTarget);
  if (!text.starts_with("<a ") || begin == std::string_view::npos) return text;
  text.remove_prefix(begin + kTarget.size());
  return text.substr(0, text.find('"'));
}

/// What `\url{…}`, `\href{…}{…}`, an anchor and braces enclose, its TeX escapes undone.
std::string bare_text(std::string_view text) {
  text = without_anchor(trim(text));
  for (const std::string_view command : {"\\url", "\\href"}) {
    if (text.starts_with(command)) text = trim(text.substr(command.size()));
  }
  if (text.starts_with('{')) text = text.substr(1, text.find('}') - 1);
  text = trim(text);
  if (text.starts_with('<') && text.ends_with('>')) text = text.substr(1, text.size() - 2);
  std::string bare = url_from_tex(text);
  std::erase_if(bare, [](char c) { return c == '{' || c == '}'; });
  return bare;
}

/// The same where an address is meant: a scheme that is missing is set.
std::string bare_address(std::string_view text) {
  const std::string url = bare_text(text);
  return !is_address(url) && lacks_scheme(url) ? "https://" + url : url;
}

/// A path inside the site: a bare file name stands in `folder`.
std::string path_in_site(std::string_view text, std::string_view folder) {
  while (text.starts_with('/')) text.remove_prefix(1);
  const bool bare = text.find('/') == std::string_view::npos;
  return (bare ? std::string(folder) : std::string()) + std::string(text);
}

bool looks_like_file(std::string_view text) {
  return is_word(text) && (text.starts_with('/') || text.find('.') != std::string_view::npos);
}

/// "me.github.io": a host, where a page was expected.
bool looks_like_host(std::string_view text, const BibtexRule& rule) {
  constexpr std::array<std::string_view, 6> kPages{".html", ".htm", ".md", ".pdf", ".php", ".txt"};
  const auto ends = [&](std::string_view ending) { return text.ends_with(ending); };
  return rule.folder == "assets/html/" && looks_like_file(text) &&
         text.find('/') == std::string_view::npos && std::ranges::none_of(kPages, ends);
}

void add_file(BibtexRecordMap& record, const BibtexRule& rule, const BibtexField& field) {
  std::string text = bare_address(field.value);
  if (looks_like_host(text, rule)) text.insert(0, "https://");
  if (is_address(text)) return record.add_link(rule.target, text, field.place);
  if (!looks_like_file(text)) return record.keep(field);
  record.add_link(rule.target, path_in_site(text, rule.folder), field.place);
}

/// "PMID: 123" → "123".
std::string without_prefix(std::string text) {
  const std::size_t colon = is_address(text) ? std::string::npos : text.find(':');
  return colon == std::string::npos ? text : std::string(trim(text.substr(colon + 1)));
}

void add_registry(BibtexRecordMap& record, const BibtexRule& rule, const BibtexField& field) {
  const std::string text = without_prefix(bare_address(field.value));
  if (!is_address(text) && (!is_word(text) || is_bibtex_yes(text))) return record.keep(field);
  record.add_link(rule.target, is_address(text) ? text : std::string(rule.folder) + text,
                  field.place);
}

/// The first URL of the field; Mendeley writes several, with spaces between.
void set_urls(BibtexRecordMap& record, const BibtexField& field) {
  const std::string urls = bare_address(field.value);
  const std::size_t end = is_address(urls) ? urls.find(" http") : std::string::npos;
  record.set("URL", urls.substr(0, end), field.place);
  for (std::size_t at = end; at != std::string::npos;) {
    const std::size_t begin = at + 1;
    at = urls.find(" http", begin);
    record.add_link("website", urls.substr(begin, at == std::string::npos ? at : at - begin),
                    field.place);
  }
}

void set_arxiv(BibtexRecordMap& record, const BibtexField& field) {
  const std::string text = bare_text(field.value);
  if (text.empty()) return;
  if (const auto id = arxiv_id_of(text)) return record.set("arxiv", id->id, field.place);
  if (is_address(text)) return record.add_link("arXiv", text, field.place);
  record.set("arxiv", text, field.place);
}

struct EprintServer {
  std::string_view name;  ///< lower case, as in `archiveprefix`
  std::string_view label;
  std::string_view url;
};

const EprintServer* find_eprint_server(std::string_view name) {
  static constexpr EprintServer kServers[] = {
      {"hal", "HAL", "https://hal.science/"},
      {"jstor", "JSTOR", "https://www.jstor.org/stable/"},
      {"pubmed", "PubMed", "https://pubmed.ncbi.nlm.nih.gov/"},
      {"pmid", "PubMed", "https://pubmed.ncbi.nlm.nih.gov/"},
      {"pmcid", "PubMed Central", "https://www.ncbi.nlm.nih.gov/pmc/articles/"},
      {"hdl", "handle", "https://hdl.handle.net/"},
      {"cryptology eprint archive", "IACR", "https://eprint.iacr.org/"},
      {"iacr", "IACR", "https://eprint.iacr.org/"},
      {"biorxiv", "bioRxiv", "https://www.biorxiv.org/content/"},
      {"openreview", "OpenReview", "https://openreview.net/forum?id="},
  };
  for (const EprintServer& server : kServers) {
    if (server.name == name) return &server;
  }
  return nullptr;
}

void set_eprint(BibtexRecordMap& record, const BibtexField& eprint) {
  const BibtexField* prefix = record.field("archiveprefix");
  if (!prefix) prefix = record.field("eprinttype");
  const std::string server = prefix ? bibtex_lower(bibtex_plain(prefix->value)) : "";
  if (server.empty() || server == "arxiv") {
    const auto id = arxiv_id_of(bare_text(eprint.value));
    if (id) return record.set("arxiv", id->id, eprint.place);
  }
  if (const EprintServer* known = find_eprint_server(server)) {
    return add_registry(record, {"eprint", BibtexRole::kRegistry, known->label, known->url},
                        eprint);
  }
  record.keep(eprint);
  if (prefix) record.keep(*prefix);
}

bool names_arxiv(std::string_view text) {
  const std::string lower = bibtex_lower(text);
  return lower.find("arxiv") != std::string::npos || lower == "corr" || lower.starts_with("corr,");
}

/// "arXiv preprint arXiv:2405.08645" → its number.
std::optional<ArxivId> arxiv_id_within(std::string_view text) {
  const std::string plain = bibtex_plain(text);
  std::size_t at = bibtex_lower(plain).rfind("arxiv:");
  const std::size_t slash = plain.find("abs/");
  if (at == std::string::npos && slash == std::string::npos) return std::nullopt;
  at = at == std::string::npos ? slash + 4 : at + 6;
  const std::size_t begin = plain.find_first_not_of(' ', at);
  if (begin == std::string::npos) return std::nullopt;
  const std::size_t end = plain.find_first_of(" ,;)[]", begin);
  return arxiv_id_of(plain.substr(begin, end == std::string::npos ? end : end - begin));
}

}  // namespace

void set_identifiers(BibtexRecordMap& record) {
  if (const BibtexField* doi = record.field("doi")) {
    const std::string text = bare_text(doi->value);
    record.set("DOI", doi_of(text).value_or(text), doi->place);
  }
  for (const std::string_view name : {"arxiv", "arxivid"}) {
    if (const BibtexField* field = record.field(name)) set_arxiv(record, *field);
  }
  if (const BibtexField* eprint = record.field("eprint")) set_eprint(record, *eprint);
  for (const std::string_view name : {"primaryclass", "eprintclass"}) {
    if (const BibtexField* field = record.field(name)) record.keep(*field);
  }
  for (const std::string_view name :
       {"journal", "volume", "number", "pages", "eid", "howpublished", "note"}) {
    const BibtexField* field = record.has("arxiv") ? nullptr : record.field(name);
    const auto id = field ? arxiv_id_within(field->value) : std::nullopt;
    if (id) record.set("arxiv", id->id, field->place);
  }
}

bool is_arxiv_preprint(const BibtexEntry& entry) {
  for (const std::string_view name : {"journal", "journaltitle"}) {
    if (!entry.value(name).empty()) return names_arxiv(entry.value(name));
  }
  const bool elsewhere = !entry.value("booktitle").empty() || !entry.value("school").empty();
  if (elsewhere) return false;
  const bool other_archive =
      !entry.value("archiveprefix").empty() && !names_arxiv(entry.value("archiveprefix"));
  const bool has_number = !entry.value("arxiv").empty() || !entry.value("arxivid").empty() ||
                          (!other_archive && arxiv_id_of(entry.value("eprint")));
  return has_number || names_arxiv(entry.value("publisher")) ||
         names_arxiv(entry.value("howpublished"));
}

void add_address(BibtexRecordMap& record, const BibtexRule& rule, const BibtexField& field) {
  if (field.value.empty()) return;
  if (rule.role == BibtexRole::kLink) return add_file(record, rule, field);
  if (rule.role == BibtexRole::kRegistry) return add_registry(record, rule, field);
  set_urls(record, field);
}

void set_howpublished(BibtexRecordMap& record) {
  const BibtexField* field = record.field("howpublished");
  if (!field) return;
  const std::string text = bare_address(field->value);
  if (is_address(text) && is_word(text)) {
    if (record.text("URL") == text) return;
    if (record.has("URL")) return record.add_link("website", text, field->place);
    return record.set("URL", text, field->place);
  }
  record.set_plain("publisher", *field);
}

void set_image(BibtexRecordMap& record) {
  for (const std::string_view name : {"preview", "image", "teaser", "thumbnail"}) {
    const BibtexField* field = record.field(name);
    if (!field) continue;
    const std::string text = bare_text(field->value);
    const bool usable = !is_address(text) && looks_like_file(text) && !record.has("image");
    if (!usable) {
      record.keep(*field);
    } else {
      record.set("image", path_in_site(text, kPreviews), field->place);
    }
  }
}

}  // namespace offprint
