#include "export/meta.hpp"

#include <fmt/compile.h>

#include "export/addresses.hpp"
#include "text/link_kind.hpp"
#include "text/name.hpp"

namespace offprint {
namespace {

using Tags = std::vector<MetaTag>;

void add(Tags& tags, std::string_view name, std::string_view content) {
  if (!content.empty()) tags.push_back({name, std::string(content)});
}

std::string joined(std::string_view a, std::string_view b) {
  return a.empty() || b.empty() ? fmt::format(FMT_COMPILE("{}{}"), a, b)
                                : fmt::format(FMT_COMPILE("{} {}"), a, b);
}

/// Family name first. A suffix goes behind the given name: two commas would be read as two people.
std::string author_content(const PrintedName& name) {
  if (!name.literal.empty()) return name.literal;
  const std::string family = joined(name.particle, name.family);
  const std::string given = joined(joined(name.given, name.dropping_particle), name.suffix);
  return given.empty() || family.empty() ? family + given
                                         : fmt::format(FMT_COMPILE("{}, {}"), family, given);
}

bool is_split_by_zotero(std::string_view author) {
  const std::size_t comma = author.find(", ");
  return comma != std::string_view::npos && author.find(' ') < comma &&
         author.find(' ', comma + 2) != std::string_view::npos;
}

void add_authors(Tags& tags, const std::vector<PrintedName>& authors) {
  for (const PrintedName& author : authors) {
    std::string content = author_content(author);
    if (authors.size() == 1 && is_split_by_zotero(content)) content += ';';
    add(tags, "citation_author", content);
  }
}

/// "2010/5/12", as far as known.
std::string scholar_date(const Date& date) {
  if (date.month == 0) return fmt::format(FMT_COMPILE("{:04}"), date.year);
  if (date.day == 0) return fmt::format(FMT_COMPILE("{:04}/{}"), date.year, date.month);
  return fmt::format(FMT_COMPILE("{:04}/{}/{}"), date.year, date.month, date.day);
}

/// The tag for the container of a CSL type decides what Zotero takes the work for.
void add_container(Tags& tags, const Citation& citation) {
  const std::string& type = citation.publication.type;
  if (type == "paper-conference") {
    add(tags, "citation_conference_title", citation.text.container);
    add(tags, "citation_inbook_title", citation.text.container);
  } else if (type == "thesis") {
    add(tags, "citation_dissertation_institution", citation.text.publisher);
  } else if (type == "report") {
    add(tags, "citation_technical_report_institution", citation.text.publisher);
    add(tags, "citation_technical_report_number", citation.publication.number);
  } else if (type == "chapter") {
    add(tags, "citation_book_title", citation.text.container);
  } else if (type.starts_with("article-")) {
    add(tags, "citation_journal_title", citation.text.container);
    add(tags, "citation_journal_abbrev", citation.publication.container_title_short);
  }
}

void add_place(Tags& tags, const Publication& publication) {
  add(tags, "citation_volume", publication.volume);
  add(tags, "citation_issue", publication.issue);
  const auto [first, last] = page_range(publication.page);
  add(tags, "citation_firstpage", first);
  add(tags, "citation_lastpage", last);
}

void add_identifiers(Tags& tags, const Publication& publication) {
  add(tags, "citation_isbn", publication.isbn);
  add(tags, "citation_issn", publication.issn);
  add(tags, "citation_doi", publication.doi);
  add(tags, "citation_arxiv_id", publication.arxiv);
}

std::string_view folder_of(std::string_view address) {
  return address.substr(0, address.rfind('/') + 1);
}

/// The link to the paper itself, if it lies in the folder of the publications' pages.
std::string pdf_beside(const Publication& publication, const SiteConfig& site) {
  for (const Link& link : publication.links) {
    if (folder_of(link.url) == "publications/" && link.url.ends_with(".pdf") &&
        link_kind(link.label, link.url) == LinkKind::kPdf)
      return absolute_url(site, link.url);
  }
  return {};
}

}  // namespace

std::vector<MetaTag> make_meta(const Citation& citation, const SiteConfig& site) {
  const Publication& publication = citation.publication;
  Tags tags;
  if (citation.text.title.empty() || publication.authors.empty() || !publication.issued)
    return tags;
  add(tags, "citation_title", citation.text.title);
  add_authors(tags, publication.authors);
  add(tags, "citation_publication_date", scholar_date(publication.issued));
  add_container(tags, citation);
  add_place(tags, publication);
  if (publication.type != "thesis" && publication.type != "report")
    add(tags, "citation_publisher", citation.text.publisher);
  add_identifiers(tags, publication);
  add(tags, "citation_language",
      publication.language.empty() ? site.language : publication.language);
  for (const std::string& topic : publication.topics) add(tags, "citation_keywords", topic);
  add(tags, "citation_abstract_html_url", citation.page_url);
  add(tags, "citation_pdf_url", pdf_beside(publication, site));
  return tags;
}

}  // namespace offprint
