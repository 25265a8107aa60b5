// The catalog: publications, people, venues, topics and digests of a site, joined and indexed.
//
// In goes what was loaded; out comes a value that never changes again. Records of one work become
// one publication, printed names become people, container titles become venues and editions.
// Everything refers to everything else by index, lists are in the order in which pages show them,
// and the account says what became of every record.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "model.hpp"

namespace offprint {

/// Positions in the vectors of a Catalog.
using PublicationIndex = std::uint32_t;
using PersonIndex = std::uint32_t;
using VenueIndex = std::uint32_t;
using EditionIndex = std::uint32_t;
using TopicIndex = std::uint32_t;
using DigestIndex = std::uint32_t;
inline constexpr std::uint32_t kAbsent = std::numeric_limits<std::uint32_t>::max();

/// "Stood at that rank in that digest."
struct Pick {
  DigestIndex digest = kAbsent;
  int rank = 0;
};

/// One work.
struct Publication : Description {
  std::string id;             ///< unique, also without regard to case, and fit for a file name
  std::string citation_key;   ///< the id as it stood in the record: "Smith:2020"
  std::vector<Place> places;  ///< of its records; the first is the one whose id it bears
  std::vector<std::string> old_ids;  ///< ids that lost in a merge: their pages redirect
  std::vector<PersonIndex>
      people;  ///< one for each of `authors`; kAbsent for a group's or unreadable name
  EditionIndex edition_index = kAbsent;
  std::vector<TopicIndex> topic_indexes;  ///< one for each of `topics`
  std::vector<Pick> picks;                ///< newest digest first
};

struct Collaborator {
  PersonIndex person = kAbsent;
  std::uint32_t works = 0;  ///< joint works
};

/// A person and what the catalog knows of them.
struct PersonEntry : Person {
  bool registered = false;                     ///< stands in people.yaml
  std::vector<PublicationIndex> publications;  ///< in the order of Catalog::publications
  std::vector<Collaborator> collaborators;     ///< most joint works first, then by sort name
};

struct EditionEntry : Edition {
  VenueIndex venue = kAbsent;
  std::vector<PublicationIndex> publications;  ///< by listing index, then in the order of the files
  std::vector<std::string> tracks;  ///< those that occur, in the order of their first publication
};

struct VenueEntry : Venue {
  std::vector<EditionIndex> runs;  ///< newest first
  std::size_t works = 0;
};

/// Publications that share a value: a topic, a year, a type. Lists are in the order of
/// Catalog::publications.
struct Slice {
  std::string
      name;  ///< "few-shot learning", "2024", "paper-conference"; a year that is not known: ""
  std::string slug;  ///< "few-shot-learning", "2024", "paper-conference", "undated"
  std::vector<PublicationIndex> publications;
};

struct DigestEntry : Digest {
  std::vector<PublicationIndex> publications;  ///< in rank order, each once
};

/// What became of one record.
struct Fate {
  enum class Kind : std::uint8_t { kRendered, kMerged, kRejected };
  Kind kind = Kind::kRendered;
  std::string id;  ///< of the record
  Place place;
  PublicationIndex publication = kAbsent;  ///< what it became, or was merged into
  std::string reason;                      ///< "same DOI `10.1/x`"; "same title, year and authors"
};

struct Catalog {
  std::vector<Publication> publications;  ///< to appear first, then newest first; a total order
  std::vector<PersonEntry> people;        ///< by sort name
  std::vector<VenueEntry> venues;         ///< by key
  std::vector<EditionEntry> editions;     ///< by venue, newest first
  std::vector<Slice> topics;              ///< by name
  std::vector<Slice> years;               ///< newest first, undated last
  std::vector<Slice> types;               ///< most works first
  std::vector<PublicationIndex> awarded;  ///< in the order of `publications`
  std::vector<DigestEntry> digests;       ///< newest first
  std::vector<Document> pages;            ///< by slug
  std::vector<Document> news;             ///< newest first
  std::optional<Cv> cv;                   ///< where content/cv.yaml exists
  std::vector<Asset> assets;              ///< by path
  std::vector<Fate> fates;  ///< one for each of Content::records, then for each of its rejections
  PersonIndex owner = kAbsent;

  std::optional<PublicationIndex> find_publication(
      std::string_view id) const;  ///< by id, old ids included
  std::optional<PersonIndex> find_person(std::string_view id) const;
  std::optional<VenueIndex> find_venue(std::string_view key) const;

  /// Sorted by text, for the functions above.
  std::vector<std::pair<std::string, PublicationIndex>> publication_ids;
  std::vector<std::pair<std::string, PersonIndex>> person_ids;
};

/// Makes the catalog and reports what does not fit: an owner who is not there or not
/// on a paper of their list, an unknown venue key, a count that is not as expected, a digest that
/// names no record, ids that had to be mended. The content's texts are moved; `content.site` is
/// only read.
Catalog make_catalog(Content content, Diagnostics& diagnostics);

}  // namespace offprint
