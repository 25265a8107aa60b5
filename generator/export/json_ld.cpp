#include "export/json_ld.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "export/addresses.hpp"
#include "export/citation.hpp"
#include "export/dates.hpp"
#include "export/json_writer.hpp"
#include "export/listing.hpp"
#include "export/page_words.hpp"
#include "export/venue_line.hpp"
#include "text/name.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

std::string page_url(const Site& site, PageKind kind, std::uint32_t subject) {
  return absolute_url(site.config, site.plan.address(kind, subject));
}

/// A thing of one type that has a name and nothing else; nothing where the name is empty.
void write_named(JsonWriter& json, std::string_view key, std::string_view type,
                 std::string_view name) {
  if (name.empty()) return;
  json.key(key).open_object().member("@type", type).member("name", name).close_object();
}

void write_texts(JsonWriter& json, std::string_view key, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  json.key(key).open_array();
  for (const std::string& text : texts) json.value(text);
  json.close_array();
}

std::string_view orcid_url(const PersonEntry& person) {
  const auto orcid = std::find_if(person.identifiers.begin(), person.identifiers.end(),
                                  [](const Identifier& id) { return id.scheme == "orcid"; });
  return orcid == person.identifiers.end() ? std::string_view() : orcid->url;
}

void write_author(JsonWriter& json, const Site& site, const PrintedName& name, PersonIndex index) {
  json.open_object();
  json.member("@type", name.literal.empty() ? "Person" : "Organization");
  if (index != kAbsent) json.member_if_any("@id", orcid_url(site.catalog.people[index]));
  json.member("name", display_name(name));
  json.member_if_any("givenName", name.given);
  json.member_if_any("familyName", name.family);
  if (index != kAbsent) json.member_if_any("url", page_url(site, PageKind::kPerson, index));
  json.close_object();
}

void write_authors(JsonWriter& json, const Site& site, const Publication& publication) {
  if (publication.authors.empty()) return;
  json.key("author").open_array();
  for (std::size_t i = 0; i < publication.authors.size(); ++i) {
    const PersonIndex person = i < publication.people.size() ? publication.people[i] : kAbsent;
    write_author(json, site, publication.authors[i], person);
  }
  json.close_array();
}

std::string_view schema_type(std::string_view csl) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kTypes = {{
      {"book", "Book"},
      {"chapter", "Chapter"},
      {"thesis", "Thesis"},
      {"report", "Report"},
      {"software", "SoftwareSourceCode"},
      {"dataset", "Dataset"},
  }};
  const auto found = std::find_if(kTypes.begin(), kTypes.end(),
                                  [csl](const auto& type) { return type.first == csl; });
  return found == kTypes.end() ? "ScholarlyArticle" : found->second;
}

void write_identifiers(JsonWriter& json, const Publication& publication) {
  std::vector<std::string> same;
  for (std::string url : {doi_url(publication.doi), arxiv_url(publication.arxiv)})
    if (!url.empty()) same.push_back(std::move(url));
  write_texts(json, "sameAs", same);
  if (publication.doi.empty()) return;
  json.key("identifier").open_object();
  json.member("@type", "PropertyValue").member("propertyID", "doi");
  json.member("value", publication.doi).close_object();
}

void write_publication(JsonWriter& json, const Site& site, const Page& page) {
  const Citation citation = make_citation(site, page.subject);
  const Publication& publication = citation.publication;
  json.open_object().member("@type", schema_type(publication.type));
  json.member_if_any("@id", citation.page_url);
  json.member("name", citation.text.title).member("headline", citation.text.title);
  write_authors(json, site, publication);
  json.member_if_any("datePublished", iso_date(publication.issued));
  const bool journal = publication.type == "article-journal";
  write_named(json, "isPartOf", journal ? "Periodical" : "Book", citation.text.container);
  const auto [first, last] = page_range(publication.page);
  json.member_if_any("pageStart", first).member_if_any("pageEnd", last);
  write_named(json, "publisher", "Organization", citation.text.publisher);
  write_identifiers(json, publication);
  write_texts(json, "keywords", publication.topics);
  json.member_if_any("inLanguage", publication.language);
  json.member_if_any("url", citation.page_url);
  json.close_object();
}

std::vector<std::string> other_names(const PersonEntry& person) {
  std::vector<std::string> names = person.aliases;
  if (!person.native_name.empty()) names.insert(names.begin(), person.native_name);
  return names;
}

/// Where else the same person is found.
std::vector<std::string> profiles(const PersonEntry& person) {
  std::vector<std::string> urls;
  for (const Identifier& identifier : person.identifiers)
    if (!identifier.url.empty()) urls.push_back(identifier.url);
  for (const Link& link : person.links)
    if (link.url.starts_with("http")) urls.push_back(link.url);
  return urls;
}

void write_person(JsonWriter& json, const Site& site, PersonIndex index) {
  const PersonEntry& person = site.catalog.people[index];
  json.open_object().member("@type", "Person");
  json.member_if_any("@id", orcid_url(person));
  json.member("name", display_name(person.name));
  write_texts(json, "alternateName", other_names(person));
  json.member_if_any("jobTitle", person.role);
  write_named(json, "affiliation", "Organization", person.affiliation);
  if (!person.photo.src.empty())
    json.member_if_any("image", absolute_url(site.config, person.photo.src));
  write_texts(json, "sameAs", profiles(person));
  json.member_if_any("url", page_url(site, PageKind::kPerson, index));
  json.close_object();
}

void write_profile(JsonWriter& json, const Site& site, const Page& page, PersonIndex person) {
  json.open_object().member("@type", "ProfilePage");
  json.member_if_any("url", absolute_url(site.config, page.path));
  json.key("mainEntity");
  write_person(json, site, person);
  json.close_object();
}

void write_web_site(JsonWriter& json, const Site& site) {
  json.open_object().member("@type", "WebSite").member("name", site.config.title);
  json.member_if_any("description", site.config.description);
  json.member_if_any("inLanguage", site.config.language);
  json.member_if_any("url", site.config.url).close_object();
}

void write_home(JsonWriter& json, const Site& site, const Page& page) {
  if (site.catalog.owner == kAbsent) return write_web_site(json, site);
  write_profile(json, site, page, site.catalog.owner);
}

void write_list_item(JsonWriter& json, std::size_t position, std::string_view url) {
  json.open_object().member("@type", "ListItem");
  json.member("position", static_cast<std::int64_t>(position));
  json.member("url", url).close_object();
}

/// A list of more is counted alone.
constexpr std::size_t kMostItems = 1000;

void write_item_list(JsonWriter& json, const Site& site, const Page& page) {
  const std::vector<PublicationIndex> shown = publications_on(site, page);
  json.key("mainEntity").open_object().member("@type", "ItemList");
  json.member("numberOfItems", static_cast<std::int64_t>(shown.size()));
  if (!site.config.url.empty() && shown.size() <= kMostItems) {
    json.key("itemListElement").open_array();
    for (std::size_t i = 0; i < shown.size(); ++i)
      write_list_item(json, i + 1, page_url(site, PageKind::kPublication, shown[i]));
    json.close_array();
  }
  json.close_object();
}

/// Search engines want an event's name, begin and place, or no event at all.
void write_event(JsonWriter& json, const Site& site, const EditionEntry& edition) {
  if (!edition.begins || edition.location.empty()) return;
  json.open_object().member("@type", "Event");
  json.member("name", edition_name(edition, site.catalog.venues[edition.venue]));
  json.member("startDate", iso_date(edition.begins));
  json.member_if_any("endDate", iso_date(edition.ends));
  json.key("location").open_object().member("@type", "Place").member("name", edition.location);
  json.member("address", edition.location).close_object();
  json.member_if_any("url", edition.url).close_object();
}

void write_collection(JsonWriter& json, const Site& site, const Page& page) {
  json.open_object().member("@type", "CollectionPage").member("name", page_title(site, page));
  json.member_if_any("url", absolute_url(site.config, page.path));
  write_item_list(json, site, page);
  json.close_object();
  if (page.kind == PageKind::kEdition) write_event(json, site, site.catalog.editions[page.subject]);
}

void write_breadcrumbs(JsonWriter& json, const Site& site, const Page& page) {
  const std::vector<Breadcrumb> way = breadcrumbs(site, page);
  if (way.empty() || site.config.url.empty()) return;
  json.open_object().member("@type", "BreadcrumbList").key("itemListElement").open_array();
  for (std::size_t i = 0; i < way.size(); ++i) {
    json.open_object().member("@type", "ListItem");
    json.member("position", static_cast<std::int64_t>(i + 1)).member("name", way[i].label);
    json.member("item", absolute_url(site.config, way[i].address)).close_object();
  }
  json.close_array().close_object();
}

void write_thing(JsonWriter& json, const Site& site, const Page& page) {
  const bool is_later = is_in_parts(page.kind) && page.part > 0;
  switch (page.kind) {
    case PageKind::kHome:
      return write_home(json, site, page);
    case PageKind::kPublication:
      return write_publication(json, site, page);
    case PageKind::kPerson:
      return is_later ? write_collection(json, site, page)
                      : write_profile(json, site, page, page.subject);
    case PageKind::kPublications:
    case PageKind::kYear:
    case PageKind::kType:
    case PageKind::kTopic:
    case PageKind::kAwards:
    case PageKind::kEdition:
    case PageKind::kTrack:
    case PageKind::kDigest:
      return write_collection(json, site, page);
    default:
      return;
  }
}

}  // namespace

void append_json_ld(std::string& out, const Site& site, const Page& page) {
  if (page.kind == PageKind::kNotFound || page.kind == PageKind::kRedirect) return;
  JsonWriter json(out);
  json.open_object().member("@context", "https://schema.org").key("@graph").open_array();
  write_thing(json, site, page);
  write_breadcrumbs(json, site, page);
  json.close_array().close_object();
}

}  // namespace offprint
