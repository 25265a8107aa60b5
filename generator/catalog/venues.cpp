#include "catalog/venues.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <unordered_map>

#include "base/suggestion.hpp"
#include "base/unicode.hpp"
#include "catalog/known_venues.hpp"
#include "catalog/venue_name.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(separator), text.size());
    parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

/// Titles taken apart, each once: an edition has one for thousands of works.
class VenueNames {
 public:
  const VenueName& of(std::string_view title) {
    const auto [there, fresh] = names_.try_emplace(title);
    if (fresh) there->second = parse_venue_name(title);
    return there->second;
  }

 private:
  std::unordered_map<std::string_view, VenueName> names_;
};

/// The venues known so far, and how to find them by what a record says.
class VenueDirectory {
 public:
  VenueDirectory(std::vector<Venue> registry, Diagnostics& diagnostics)
      : diagnostics_(diagnostics) {
    for (Venue& venue : registry) add_registered(std::move(venue));
    for (std::size_t i = 0; i < known_venues().size(); ++i) enter_known(i);
  }

  /// The venue of a publication, or kAbsent where nothing is said.
  VenueIndex find_or_add(const Publication& publication, VenueNames& names) {
    if (!publication.venue.empty()) return by_key(publication);
    const VenueName& brief = names.of(publication.container_title_short);
    const VenueName& full = names.of(publication.container_title);
    for (const VenueName* name : {&brief, &full}) {
      const VenueIndex found = find(*name);
      if (found != kAbsent) return found;
    }
    const VenueIndex matched = find_by_pattern(publication.container_title);
    if (matched != kAbsent) return matched;
    const VenueIndex abbreviated = find(names.of(full.acronym));
    if (abbreviated != kAbsent) return abbreviated;
    if (full.key.empty() && brief.key.empty()) return kAbsent;
    return add_inferred(brief, full);
  }

  std::vector<VenueEntry>& venues() { return venues_; }

 private:
  VenueIndex by_key(const Publication& publication) {
    const auto found = keys_.find(to_lower(publication.venue));
    if (found != keys_.end()) return found->second;
    std::vector<std::string_view> known;
    for (const VenueEntry& venue : venues_) known.push_back(venue.key);
    diagnostics_
        .warning(publication.places.front(),
                 fmt::format("venue `{}` is not in venues.yaml", publication.venue),
                 did_you_mean(publication.venue, known))
        .code = "unknown-venue";
    VenueEntry entry;
    entry.name = publication.container_title.empty()
                     ? publication.venue
                     : parse_venue_name(publication.container_title).name;
    entry.short_name = publication.venue;
    return add(std::move(entry), publication.venue);
  }

  VenueIndex find(const VenueName& name) {
    const auto found = name.key.empty() ? names_.end() : names_.find(name.key);
    if (found != names_.end()) return found->second;
    const auto known = name.key.empty() ? known_.end() : known_.find(name.key);
    return known == known_.end() ? kAbsent : add_known(known_venues()[known->second]);
  }

  VenueIndex find_by_pattern(const std::string& title) const {
    if (title.empty() || patterns_.empty()) return kAbsent;
    const std::string folded = fold(title);
    for (const auto& [pattern, venue] : patterns_) {
      if (matches_pattern(folded, pattern)) return venue;
    }
    return kAbsent;
  }

  void add_registered(Venue venue) {
    for (const std::string& pattern : venue.patterns)
      patterns_.emplace_back(fold(pattern), static_cast<VenueIndex>(venues_.size()));
    const std::string key = venue.key;
    VenueEntry entry;
    static_cast<Venue&>(entry) = std::move(venue);
    add(std::move(entry), key);
  }

  VenueIndex add_known(const KnownVenue& known) {
    VenueEntry entry;
    entry.name = known.name;
    entry.short_name = known.short_name;
    for (const std::string_view alias : split(known.aliases, '|'))
      entry.aliases.emplace_back(alias);
    return add(std::move(entry), std::string(known.short_name));
  }

  VenueIndex add_inferred(const VenueName& brief, const VenueName& full) {
    VenueEntry entry;
    entry.name = full.name.empty() ? brief.name : full.name;
    entry.short_name = brief.name.empty() ? full.acronym : brief.name;
    const std::string key = entry.short_name.empty() ? full.key : entry.short_name;
    return add(std::move(entry), key);
  }

  /// `key` is wanted as the folder of its pages; a slug of it is taken, with a number where that is
  /// taken already.
  VenueIndex add(VenueEntry entry, const std::string& key) {
    const auto index = static_cast<VenueIndex>(venues_.size());
    const std::string slug = make_slug(key);
    entry.key = slug;
    for (int n = 2; keys_.contains(entry.key); ++n) entry.key = fmt::format("{}-{}", slug, n);
    keys_.emplace(entry.key, index);
    keys_.try_emplace(to_lower(key), index);
    enter(entry.name, index), enter(entry.short_name, index), enter(entry.key, index);
    for (const std::string& alias : entry.aliases) enter(alias, index);
    venues_.push_back(std::move(entry));
    return index;
  }

  void enter(const std::string& name, VenueIndex index) {
    const std::string key = parse_venue_name(name).key;
    if (!key.empty()) names_.try_emplace(key, index);
  }

  void enter_known(std::size_t index) {
    const KnownVenue& known = known_venues()[index];
    known_.try_emplace(parse_venue_name(known.short_name).key, index);
    known_.try_emplace(parse_venue_name(known.name).key, index);
    for (const std::string_view alias : split(known.aliases, '|'))
      known_.try_emplace(parse_venue_name(alias).key, index);
  }

  Diagnostics& diagnostics_;
  std::vector<VenueEntry> venues_;
  std::unordered_map<std::string, VenueIndex> keys_;
  std::unordered_map<std::string, VenueIndex> names_;
  std::unordered_map<std::string, std::size_t> known_;
  std::vector<std::pair<std::string, VenueIndex>> patterns_;
};

/// The key of the run in which something appeared. The year in the container title counts more than
/// the date of issue, since proceedings come out late.
std::string edition_key(const Publication& publication, VenueNames& names, int& year) {
  year = names.of(publication.container_title).year;
  if (year == 0) year = names.of(publication.container_title_short).year;
  if (year == 0) year = publication.issued.year;
  if (!publication.edition.empty()) return publication.edition;
  if (publication.type.starts_with("article") && !publication.volume.empty())
    return publication.volume;
  return year == 0 ? "undated" : std::to_string(year);
}

/// The editions of all venues, made as publications ask for them.
class EditionDirectory {
 public:
  explicit EditionDirectory(std::vector<VenueEntry>& venues) {
    for (VenueIndex venue = 0; venue < venues.size(); ++venue) {
      for (Edition& edition : venues[venue].editions) add(venue, std::move(edition));
      venues[venue].editions.clear();
    }
  }

  EditionIndex find_or_add(VenueIndex venue, const std::string& key, int year) {
    const auto found = index_.find({venue, make_slug(key)});
    if (found != index_.end()) return found->second;
    Edition edition;
    edition.key = key;
    edition.year = year;
    return add(venue, std::move(edition));
  }

  std::vector<EditionEntry> editions;

 private:
  EditionIndex add(VenueIndex venue, Edition edition) {
    const auto index = static_cast<EditionIndex>(editions.size());
    EditionEntry entry;
    static_cast<Edition&>(entry) = std::move(edition);
    entry.key = make_slug(entry.key);
    entry.venue = venue;
    index_.try_emplace({venue, entry.key}, index);
    editions.push_back(std::move(entry));
    return index;
  }

  std::map<std::pair<VenueIndex, std::string>, EditionIndex> index_;
};

void name_edition(EditionEntry& edition, const VenueEntry& venue) {
  if (!edition.name.empty()) return;
  edition.name =
      fmt::format("{} {}", venue.short_name.empty() ? venue.name : venue.short_name, edition.key);
}

/// By venue key; the runs of a venue newest first.
void sort_all(VenuesAndEditions& all, std::vector<Publication>& publications) {
  std::vector<VenueIndex> venue_order(all.venues.size());
  for (VenueIndex i = 0; i < venue_order.size(); ++i) venue_order[i] = i;
  std::sort(venue_order.begin(), venue_order.end(),
            [&](auto a, auto b) { return all.venues[a].key < all.venues[b].key; });
  VenuesAndEditions sorted;
  std::vector<EditionIndex> moved(all.editions.size());
  std::vector<std::vector<EditionIndex>> runs(all.venues.size());
  for (EditionIndex i = 0; i < all.editions.size(); ++i) runs[all.editions[i].venue].push_back(i);
  for (const VenueIndex old : venue_order) {
    const auto newer = [&](EditionIndex a, EditionIndex b) {
      const EditionEntry &x = all.editions[a], &y = all.editions[b];
      return std::make_pair(x.year, std::string_view(x.key)) >
             std::make_pair(y.year, std::string_view(y.key));
    };
    std::sort(runs[old].begin(), runs[old].end(), newer);
    VenueEntry& venue = sorted.venues.emplace_back(std::move(all.venues[old]));
    for (const EditionIndex run : runs[old]) {
      moved[run] = static_cast<EditionIndex>(sorted.editions.size());
      venue.runs.push_back(moved[run]);
      sorted.editions.push_back(std::move(all.editions[run]));
      sorted.editions.back().venue = static_cast<VenueIndex>(sorted.venues.size() - 1);
    }
  }
  for (Publication& p : publications)
    p.edition_index = p.edition_index == kAbsent ? kAbsent : moved[p.edition_index];
  all = std::move(sorted);
}

void add_track(EditionEntry& edition, const std::string& track) {
  if (track.empty()) return;
  const auto same = [slug = make_slug(track)](const std::string& other) {
    return make_slug(other) == slug;
  };
  if (std::none_of(edition.tracks.begin(), edition.tracks.end(), same))
    edition.tracks.push_back(track);
}

void list_publications(VenuesAndEditions& all, const std::vector<Publication>& publications,
                       const std::vector<PublicationIndex>& file_order) {
  for (const PublicationIndex i : file_order) {
    const Publication& publication = publications[i];
    if (publication.edition_index == kAbsent) continue;
    EditionEntry& edition = all.editions[publication.edition_index];
    edition.publications.push_back(i);
    ++all.venues[edition.venue].works;
    add_track(edition, publication.track);
  }
  for (EditionEntry& edition : all.editions) {
    const auto place = [&](PublicationIndex i) {
      return publications[i].listing_index.value_or(1 << 30);
    };
    std::stable_sort(edition.publications.begin(), edition.publications.end(),
                     [&](auto a, auto b) { return place(a) < place(b); });
  }
}

void check_counts(const VenuesAndEditions& all, Diagnostics& diagnostics) {
  for (const EditionEntry& edition : all.editions) {
    const std::size_t count = edition.publications.size();
    if (!edition.expected || static_cast<std::size_t>(*edition.expected) == count) continue;
    diagnostics
        .warning(edition.place, fmt::format("{} has {} publications, but {} are expected",
                                            edition.name, count, *edition.expected))
        .code = "unexpected-count";
  }
}

}  // namespace

VenuesAndEditions identify_venues(std::vector<Venue> registry,
                                  std::vector<Publication>& publications,
                                  const std::vector<PublicationIndex>& file_order,
                                  Diagnostics& diagnostics) {
  VenueDirectory directory(std::move(registry), diagnostics);
  EditionDirectory editions(directory.venues());
  VenueNames names;
  for (const PublicationIndex i : file_order) {
    Publication& publication = publications[i];
    const VenueIndex venue = directory.find_or_add(publication, names);
    if (venue == kAbsent) continue;
    int year = 0;
    const std::string key = edition_key(publication, names, year);
    publication.edition_index = editions.find_or_add(venue, key, year);
  }
  VenuesAndEditions all{std::move(directory.venues()), std::move(editions.editions)};
  for (EditionEntry& edition : all.editions) name_edition(edition, all.venues[edition.venue]);
  sort_all(all, publications);
  list_publications(all, publications, file_order);
  check_counts(all, diagnostics);
  return all;
}

}  // namespace offprint
