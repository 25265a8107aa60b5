#include "content_dump.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/unicode.hpp"
#include "render/style.hpp"
#include "text/name.hpp"

using namespace offprint;

namespace {

std::string shown(const std::string& text) { return text; }
std::string shown(bool value) { return value ? "true" : "false"; }
std::string shown(int value) { return std::to_string(value); }
std::string shown(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}
std::string shown(const std::optional<int>& value) { return value ? shown(*value) : "none"; }
std::string shown(const Link& link) { return fmt::format("{} <{}>", link.label, link.url); }
std::string shown(const Award& award) {
  return fmt::format("{} / {} / {}", award.name, award.detail, award.year);
}
std::string shown(const DigestMark& mark) {
  return fmt::format("{} rank {}", shown(mark.date), mark.rank);
}
std::string shown(const Image& image) {
  return fmt::format("{} / {} / {}", image.src, image.alt, image.hover);
}
std::string shown(const Status& status) {
  constexpr std::string_view kWords[] = {"published", "to appear", "in press", "under review"};
  return std::string(kWords[static_cast<std::size_t>(status)]);
}
std::string shown(const PrintedName& name) {
  return name.literal.empty() ? inverted_name(name) : "{" + name.literal + "}";
}
std::string shown(const NavigationItem& item) { return item.label + " -> " + item.target; }
std::string shown(const Identifier& id) {
  return fmt::format("{} {} <{}>{}", id.scheme, id.value, id.url, id.verified ? " verified" : "");
}
std::string shown(const Years& years) {
  return fmt::format("{}-{}{}", years.from, years.to, years.current ? " current" : "");
}
std::string shown(const Station& station) {
  std::string text = fmt::format("{} / {} / {} / {}", station.title, station.place, station.note,
                                 station.date ? shown(station.date) : shown(station.years));
  if (!station.url.empty()) text += " <" + station.url + ">";
  for (const Link& link : station.links) text += ", " + shown(link);
  if (!station.image.src.empty()) text += ", " + shown(station.image);
  return text;
}
std::string shown(const SectionName& section) { return section.name; }
std::string shown(const Edition& edition) {
  return fmt::format("{} / {} / {} / {} to {} / {} / {} / {}", edition.key, edition.name,
                     edition.year, shown(edition.begins), shown(edition.ends), edition.location,
                     edition.url, shown(edition.expected));
}
std::string shown(const DigestItem& item) {
  return item.record ? fmt::format("{} (record {})", item.id, *item.record) : item.id;
}

std::string shown(const ListStyle& style) {
  constexpr std::string_view kLooks[] = {"cards", "plain", "compact"};
  std::string text;
  if (style.look) text += kLooks[static_cast<std::size_t>(*style.look)];
  if (style.numbered) text += *style.numbered ? " numbered" : " not numbered";
  return text;
}

/// Writes what differs from a value's default.
class Dump {
 public:
  template <class T>
  void add(std::string_view name, const T& value, const T& usual = T()) {
    if (shown(value) != shown(usual)) text_ += fmt::format("{}: {}\n", name, shown(value));
  }
  template <class T>
  void add(std::string_view name, const std::vector<T>& values) {
    for (const T& value : values) text_ += fmt::format("{}: {}\n", name, shown(value));
  }
  void add_extra(const Node& extra) {
    std::vector<std::string> keys;
    for (const Member& member : extra.members) keys.push_back(member.key);
    if (!keys.empty()) text_ += fmt::format("extra: {}\n", fmt::join(keys, ", "));
  }
  std::string text() && { return std::move(text_); }

 private:
  std::string text_;
};

void add_texts(Dump& out, const Record& r) {
  out.add("container", r.container_title);
  out.add("container-short", r.container_title_short);
  out.add("event", r.event_title);
  out.add("collection", r.collection_title);
  out.add("publisher", r.publisher);
  out.add("publisher-place", r.publisher_place);
  out.add("volume", r.volume);
  out.add("issue", r.issue);
  out.add("number", r.number);
  out.add("page", r.page);
  out.add("genre", r.genre);
  out.add("doi", r.doi);
  out.add("arxiv", r.arxiv);
  out.add("isbn", r.isbn);
  out.add("issn", r.issn);
  out.add("url", r.url);
  out.add("abstract", r.abstract);
  out.add("note", r.note);
  out.add("language", r.language);
}

void add_our_keys(Dump& out, const Record& r) {
  out.add("venue", r.venue);
  out.add("edition", r.edition);
  out.add("track", r.track);
  out.add("topic", r.topics);
  out.add("link", r.links);
  out.add("award", r.awards);
  out.add("digest", r.digests);
  out.add("image", r.image);
  out.add("summary", r.summary);
  out.add("listing-index", r.listing_index);
  out.add("selected", r.selected);
  out.add("retracted", r.retracted);
  out.add("authors-incomplete", r.authors_incomplete);
  out.add("gap", r.author_gaps);
  out.add_extra(r.extra);
}

}  // namespace

std::string dump(const Record& record) {
  Dump out;
  out.add("id", record.id);
  out.add("type", record.type);
  out.add("title", record.title);
  out.add("author", record.authors);
  out.add("editor", record.editors);
  out.add("issued", record.issued);
  out.add("literal", record.issued_literal);
  out.add("status", record.status);
  add_texts(out, record);
  add_our_keys(out, record);
  return std::move(out).text();
}

constexpr std::string_view kAllFormats = "bibtex ris csl-json";

std::string format_names(const ExportChoice& choice) {
  std::string names;
  if (choice.bibtex) names += " bibtex";
  if (choice.ris) names += " ris";
  if (choice.csl_json) names += " csl-json";
  return names.empty() ? "none" : names.substr(1);
}

std::string format_names(const FeedChoice& choice) {
  std::string names;
  if (choice.atom) names += " atom";
  if (choice.json) names += " json";
  return names.empty() ? "none" : names.substr(1);
}

std::string format_names(const CopyChoice& choice) {
  std::string names;
  if (choice.avif) names += " avif";
  if (choice.webp) names += " webp";
  return names.empty() ? "none" : names.substr(1);
}

std::string dump(const SiteConfig& site) {
  const SiteConfig usual;
  Dump out;
  out.add("title", site.title);
  out.add("description", site.description);
  out.add("id", site.id);
  out.add("url", site.url);
  out.add("language", site.language, usual.language);
  out.add("owner", site.owner);
  out.add("footer", site.footer);
  out.add("navigation", site.navigation);
  if (!std::ranges::equal(site.home_sections, usual.home_sections, {}, &SectionName::name,
                          &SectionName::name))
    out.add("home-section", site.home_sections);
  out.add("home-news", site.home_news, usual.home_news);
  out.add("off", site.switched_off);
  out.add("page-size", site.page_size, usual.page_size);
  out.add("person-threshold", site.person_threshold, usual.person_threshold);
  out.add("close-collaborator", site.close_collaborator, usual.close_collaborator);
  out.add("feed-entries", site.feed_entries, usual.feed_entries);
  out.add("list-feeds", format_names(site.list_feeds), std::string("atom json"));
  for (const auto& [mark, meaning] : site.marks) out.add("mark " + mark, meaning);
  out.add("theme", std::string(trim(make_style(site.theme))));
  out.add("lists", shown(site.list_style));
  for (const auto& [list, style] : site.list_styles) out.add("list " + list, shown(style));
  out.add("publication-exports", format_names(site.publication_exports), std::string(kAllFormats));
  out.add("list-exports", format_names(site.list_exports), std::string(kAllFormats));
  out.add("abstracts-in-lists", site.abstracts_in_lists, true);
  out.add("abstracts-open", site.abstracts_open, false);
  out.add("coins-in-lists", site.coins_in_lists, false);
  out.add("picture-copies", format_names(site.picture_copies), std::string("avif webp"));
  out.add("image", site.image);
  out.add("claim-url", site.claim_url);
  out.add_extra(site.extra);
  return std::move(out).text();
}

std::string dump(const Person& person) {
  Dump out;
  out.add("id", person.id);
  out.add("name", person.name);
  out.add("native-name", person.native_name);
  out.add("alias", person.aliases);
  out.add("affiliation", person.affiliation);
  out.add("role", person.role);
  out.add("email", person.email);
  out.add("phone", person.phone);
  out.add("office", person.office);
  out.add("address", person.address);
  out.add("status", person.status);
  out.add("identifier", person.identifiers);
  out.add("link", person.links);
  out.add("photo", person.photo);
  out.add("topic", person.topics);
  out.add("biography", person.biography);
  out.add("position", person.positions);
  out.add("education", person.education);
  out.add("award", person.awards);
  out.add("group", person.group);
  out.add("years", person.years);
  out.add("verified", person.verified);
  out.add_extra(person.extra);
  return std::move(out).text();
}

std::string dump(const Cv& cv) {
  Dump out;
  out.add("pdf", cv.pdf);
  out.add("order", cv.order);
  out.add("selected-only", cv.selected_only);
  out.add("by-year", cv.by_year);
  for (const CvSection& section : cv.sections) {
    out.add(section.name, section.title);
    out.add(section.name, section.entries);
  }
  return std::move(out).text();
}

std::string dump(const Venue& venue) {
  Dump out;
  out.add("key", venue.key);
  out.add("name", venue.name);
  out.add("short-name", venue.short_name);
  out.add("alias", venue.aliases);
  out.add("pattern", venue.patterns);
  out.add("type", venue.type);
  out.add("url", venue.url);
  out.add("edition", venue.editions);
  return std::move(out).text();
}

std::string dump(const Digest& digest) {
  Dump out;
  out.add("date", digest.date);
  out.add("title", digest.title);
  out.add("curator", digest.curator);
  out.add("note", digest.note);
  out.add("item", digest.items);
  return std::move(out).text();
}

std::string dump(const Document& document) {
  Dump out;
  out.add("slug", document.slug);
  out.add("title", document.title);
  out.add("description", document.description);
  out.add("date", document.date);
  out.add("body", document.body);
  out.add("body-line", static_cast<int>(document.body_place.line));
  out.add_extra(document.extra);
  return std::move(out).text();
}
