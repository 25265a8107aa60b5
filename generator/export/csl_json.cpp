#include "export/csl_json.hpp"

#include <fmt/compile.h>
#include <fmt/format.h>

#include <string>

#include "text/name.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

void write_name(JsonWriter& json, const PrintedName& name) {
  json.open_object();
  json.member_if_any("family", name.family);
  json.member_if_any("given", name.given);
  json.member_if_any("dropping-particle", name.dropping_particle);
  json.member_if_any("non-dropping-particle", name.particle);
  json.member_if_any("suffix", name.suffix);
  json.member_if_any("literal", name.literal);
  if (name.family_first) json.member("static-ordering", true);
  json.close_object();
}

void write_names(JsonWriter& json, std::string_view key, const std::vector<PrintedName>& names) {
  if (names.empty()) return;
  json.key(key).open_array();
  for (const PrintedName& name : names) write_name(json, name);
  json.close_array();
}

void write_issued(JsonWriter& json, const Publication& publication) {
  const Date& date = publication.issued;
  if (!date) {
    if (!publication.issued_literal.empty())
      json.key("issued").open_object().member("literal", publication.issued_literal).close_object();
    return;
  }
  json.key("issued").open_object().key("date-parts").open_array().open_array().value(date.year);
  if (date.month != 0) json.value(date.month);
  if (date.day != 0) json.value(date.day);
  json.close_array().close_array().close_object();
}

/// CSL writes a range with one hyphen.
std::string csl_pages(std::string_view pages) {
  const auto [first, last] = page_range(pages);
  return last.empty() ? std::string(first) : fmt::format(FMT_COMPILE("{}-{}"), first, last);
}

void write_where(JsonWriter& json, const Citation& citation) {
  const Publication& publication = citation.publication;
  json.member_if_any("container-title", citation.text.container);
  json.member_if_any("container-title-short", publication.container_title_short);
  json.member_if_any("event-title", publication.event_title);
  json.member_if_any("collection-title", scholarly_to_plain(publication.collection_title));
  json.member_if_any("publisher", citation.text.publisher);
  json.member_if_any("publisher-place", publication.publisher_place);
  json.member_if_any("volume", publication.volume);
  json.member_if_any("issue", publication.issue);
  json.member_if_any("number", publication.number);
  json.member_if_any("page", csl_pages(publication.page));
}

std::string joined_topics(const Publication& publication) {
  return fmt::format("{}", fmt::join(publication.topics, ", "));
}

void write_contents(JsonWriter& json, const Citation& citation) {
  json.member_if_any("keyword", joined_topics(citation.publication));
  json.member_if_any("language", citation.publication.language);
  json.member_if_any("abstract", citation.text.abstract);
}

}  // namespace

void write_csl_item(JsonWriter& json, const Citation& citation, CitationScope scope) {
  const Publication& publication = citation.publication;
  json.open_object();
  json.member("id", publication.id);
  json.member("type", publication.type.empty() ? "document" : publication.type);
  json.member_if_any("title", citation.text.title);
  write_names(json, "author", publication.authors);
  write_names(json, "editor", publication.editors);
  write_issued(json, publication);
  json.member_if_any("status", status_text(publication.status));
  write_where(json, citation);
  json.member_if_any("genre", publication.genre);
  json.member_if_any("DOI", publication.doi);
  json.member_if_any("ISBN", publication.isbn);
  json.member_if_any("ISSN", publication.issn);
  json.member_if_any("URL", url_of(citation));
  if (scope == CitationScope::kEverything) write_contents(json, citation);
  if (publication.authors_incomplete)
    json.key("custom").open_object().member("authors-incomplete", true).close_object();
  json.close_object();
}

}  // namespace offprint
