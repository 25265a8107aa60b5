#include "catalog/former_names.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <initializer_list>
#include <utility>

#include "base/unicode.hpp"
#include "text/name.hpp"

namespace offprint {
namespace {

bool is_part_of_word(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// "Jane-Doe2020" → " jane doe ": letters folded, anything else one blank.
std::string words_of(std::string_view text) {
  std::string words = " ";
  for (const char c : fold(text)) {
    if (is_part_of_word(c))
      words += c;
    else if (words.back() != ' ')
      words += ' ';
  }
  if (words.back() != ' ') words += ' ';
  return words;
}

/// What writes its words without blanks between them is looked for as it is.
std::string pattern_of(std::string_view name) {
  std::string words = words_of(name);
  const bool is_ascii = std::ranges::all_of(words, [](char c) { return (c & 0x80) == 0; });
  return is_ascii ? words : std::string(trim(words));
}

std::string first_word(std::string_view text) {
  return std::string(text.substr(0, text.find(' ')));
}

/// The orders in which a whole name is written; none of a lone word.
std::vector<std::string> patterns_of(const PrintedName& name) {
  if (name.given.empty() || name.family.empty()) return {};
  std::vector<std::string> patterns;
  for (const std::string& given : {name.given, first_word(name.given)}) {
    patterns.push_back(pattern_of(given + " " + name.family));
    patterns.push_back(pattern_of(name.family + " " + given));
  }
  std::ranges::sort(patterns);
  const auto again = std::ranges::unique(patterns);
  patterns.erase(again.begin(), again.end());
  return patterns;
}

bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

/// A short name stands in many words; it must be one.
bool has_family(std::string_view text, const std::string& family) {
  constexpr std::size_t kShort = 4;
  const std::string words = words_of(text);
  return contains(words, family.size() < kShort ? " " + family + " " : family);
}

/// A text of the content and what the user calls it.
using Field = std::pair<std::string_view, std::string_view>;

/// Collects where one thing says a former name, and tells it in a sentence.
class Search {
 public:
  Search(const FormerNames& names, std::vector<PersonIndex> owners)
      : names_(names), owners_(std::move(owners)) {}

  void look_at(std::string_view field, std::string_view text) {
    if (names_.are_in(text)) found(field);
  }

  /// A text that is no prose, where the family name alone tells enough.
  void look_at_name(std::string_view field, std::string_view text) {
    if (names_.are_in(text) || names_.families_are_in(text, owners_)) found(field);
  }

  void look_at(const Image& image) {
    look_at_name("image", image.src);
    look_at("image", image.alt);
    look_at_name("image", image.hover);
  }

  void look_at(const std::vector<Link>& links) {
    for (const Link& link : links) {
      look_at("links", link.label);
      look_at_name("links", link.url);
    }
  }

  void look_at(std::string_view field, const Node& node) {
    look_at(field, node.text);
    for (const Node& item : node.items) look_at(field, item);
    for (const Member& member : node.members) look_at(field, member.value);
  }

  void look_at(std::string_view field, const std::vector<Station>& stations) {
    for (const Station& station : stations) {
      for (const std::string* text : {&station.title, &station.place, &station.note})
        look_at(field, *text);
      look_at_name(field, station.url);
      look_at(station.links);
      look_at(station.image);
    }
  }

  void found(std::string_view field) {
    const std::string name = fmt::format("`{}`", field);
    if (std::ranges::find(fields_, name) == fields_.end()) fields_.push_back(name);
  }

  void report(Place place, std::string_view hint, Diagnostics& diagnostics) const {
    if (fields_.empty()) return;
    place.column = 0;
    diagnostics
        .warning(place,
                 fmt::format("a name that somebody has given up is still told by {}",
                             fmt::join(fields_, ", ")),
                 std::string(hint))
        .code = "former-name";
  }

 private:
  const FormerNames& names_;
  std::vector<PersonIndex> owners_;
  std::vector<std::string> fields_;
};

void look_at_names(const Publication& publication, const Catalog& catalog, const FormerNames& names,
                   Search& search) {
  for (std::size_t i = 0; i < publication.authors.size(); ++i) {
    const PersonIndex person = publication.people[i];
    const bool known = person != kAbsent && catalog.people[person].registered;
    if (!known && names.can_be(publication.authors[i])) search.found("author");
  }
  for (const PrintedName& editor : publication.editors)
    if (names.can_be(editor)) search.found("editor");
}

void search_publication(const Publication& one, const Catalog& catalog, const FormerNames& names,
                        Diagnostics& diagnostics) {
  Search search(names, one.people);
  search.look_at_name("id", one.id);
  search.look_at_name("id", one.citation_key);
  for (const std::string& old : one.old_ids) search.look_at_name("id", old);
  look_at_names(one, catalog, names, search);
  for (const auto& [field, text] :
       std::initializer_list<Field>{{"title", one.title},
                                    {"abstract", one.abstract},
                                    {"summary", one.summary},
                                    {"note", one.note},
                                    {"genre", one.genre},
                                    {"container-title", one.container_title},
                                    {"collection-title", one.collection_title},
                                    {"event-title", one.event_title},
                                    {"publisher", one.publisher}})
    search.look_at(field, text);
  search.look_at_name("URL", one.url);
  search.look_at(one.links);
  search.look_at(one.image);
  search.look_at("extra", one.extra);
  search.report(one.places.front(),
                "mend it there or in overrides.yaml; an author's spelling can be added to "
                "`former-names`",
                diagnostics);
}

void search_person(PersonIndex index, const PersonEntry& person, const FormerNames& names,
                   Diagnostics& diagnostics) {
  Search search(names, {index});
  search.look_at_name("id", person.id);
  for (const std::string& alias : person.aliases) search.look_at_name("aliases", alias);
  search.look_at_name("native-name", person.native_name);
  search.look_at_name("email", person.email);
  for (const Identifier& identifier : person.identifiers) {
    search.look_at_name("identifiers", identifier.value);
    search.look_at_name("identifiers", identifier.url);
  }
  search.look_at(person.links);
  search.look_at_name("photo", person.photo.src);
  search.look_at("photo", person.photo.alt);
  search.look_at("biography", person.biography);
  search.look_at("positions", person.positions);
  search.look_at("education", person.education);
  search.look_at("awards", person.awards);
  search.look_at("extra", person.extra);
  search.report(person.place, "pages show all of this, or their source does", diagnostics);
}

/// What says all in a few texts, and is nobody's in particular.
void search_texts(const Place& place, std::initializer_list<Field> fields, const FormerNames& names,
                  Diagnostics& diagnostics, const Node& extra = {}) {
  Search search(names, {});
  for (const auto& [field, text] : fields) search.look_at(field, text);
  search.look_at("extra", extra);
  search.report(place, "", diagnostics);
}

void search_document(const Document& document, const FormerNames& names, Diagnostics& diagnostics) {
  search_texts(document.place,
               {{"name of the file", document.slug},
                {"title", document.title},
                {"description", document.description},
                {"text", document.body}},
               names, diagnostics, document.extra);
}

void search_digest(const Digest& one, const FormerNames& names, Diagnostics& diagnostics) {
  search_texts(one.place, {{"title", one.title}, {"curator", one.curator}, {"note", one.note}},
               names, diagnostics);
}

/// What an inferred venue says, a publication says too.
void search_venue(const Venue& venue, const FormerNames& names, Diagnostics& diagnostics) {
  if (venue.place == Place()) return;
  search_texts(venue.place, {{"key", venue.key}, {"name", venue.name}, {"url", venue.url}}, names,
               diagnostics);
}

void search_cv(const Cv& cv, const FormerNames& names, Diagnostics& diagnostics) {
  Search search(names, {});
  search.look_at("pdf", cv.pdf);
  for (const CvSection& section : cv.sections) {
    search.look_at("sections", section.title);
    search.look_at(section.name, section.entries);
  }
  search.report(cv.place, "", diagnostics);
}

/// What has no line of its own.
void search_rest(const Catalog& catalog, const SiteConfig& site, const FormerNames& names,
                 Diagnostics& diagnostics) {
  Search search(names, {});
  for (const std::string* text : {&site.title, &site.description, &site.footer})
    search.look_at("content/site.yaml", *text);
  for (const Asset& asset : catalog.assets)
    search.look_at("the name of a file below content/", asset.path);
  search.report({}, "", diagnostics);
}

}  // namespace

FormerNames::FormerNames(const std::vector<PersonEntry>& people) {
  for (PersonIndex i = 0; i < people.size(); ++i) {
    for (const std::string& text : people[i].former_names) {
      Change change{i, parse_name(text), people[i].name, {}, {}};
      const std::string present =
          words_of(display_name(change.present)) + words_of(inverted_name(change.present));
      change.wholes = patterns_of(change.former);
      std::erase_if(change.wholes, [&](const auto& whole) { return contains(present, whole); });
      const std::string family = folded_family(change.former);
      if (!contains(present, family)) change.family = family;
      changes_.push_back(std::move(change));
    }
  }
}

bool FormerNames::are_in(std::string_view text) const {
  if (text.empty() || changes_.empty()) return false;
  const std::string words = words_of(text);
  return std::ranges::any_of(changes_, [&](const Change& change) {
    return std::ranges::any_of(change.wholes,
                               [&](const std::string& whole) { return contains(words, whole); });
  });
}

bool FormerNames::families_are_in(std::string_view text,
                                  const std::vector<PersonIndex>& owners) const {
  return std::ranges::any_of(changes_, [&](const Change& change) {
    return !change.family.empty() && std::ranges::find(owners, change.person) != owners.end() &&
           has_family(text, change.family);
  });
}

bool FormerNames::can_be(const PrintedName& name) const {
  return std::ranges::any_of(changes_, [&](const Change& change) {
    return names_compatible(name, change.former) && !names_compatible(name, change.present);
  });
}

void report_former_names(const Catalog& catalog, const SiteConfig& site, Diagnostics& diagnostics) {
  const FormerNames names(catalog.people);
  if (names.empty()) return;
  for (const Publication& publication : catalog.publications)
    search_publication(publication, catalog, names, diagnostics);
  for (PersonIndex i = 0; i < catalog.people.size(); ++i)
    if (catalog.people[i].registered) search_person(i, catalog.people[i], names, diagnostics);
  for (const Document& page : catalog.pages) search_document(page, names, diagnostics);
  for (const Document& news : catalog.news) search_document(news, names, diagnostics);
  for (const DigestEntry& digest : catalog.digests) search_digest(digest, names, diagnostics);
  for (const VenueEntry& venue : catalog.venues) search_venue(venue, names, diagnostics);
  if (catalog.cv) search_cv(*catalog.cv, names, diagnostics);
  search_rest(catalog, site, names, diagnostics);
}

}  // namespace offprint
