// What a pile of records is about: whose it is, where and when the works appeared, on what.
//
// In go records; out come counts, taken from the catalog, so that works, people and venues are
// those that the site will have. Nothing is refused: of no records nothing is known.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model.hpp"
#include "starter/kind.hpp"

namespace offprint {

/// A person, a venue or a topic, and on how many works it stands.
struct Tally {
  std::string id;          ///< of its page
  std::string name;        ///< as text; of a person one that `parse_name` reads as that name
  std::string short_name;  ///< of a venue; may be empty
  std::string type;        ///< of a venue; may be empty
  std::size_t works = 0;

  const std::string& shown() const { return short_name.empty() ? name : short_name; }
};

/// Lists are in the order of works, most first.
struct Survey {
  std::size_t works = 0;
  Tally author;               ///< whose the records are, or who is on most of them
  std::vector<Tally> people;  ///< at most 50, the author aside; of two compatible names the first
  std::vector<Tally> venues;  ///< repositories of preprints last
  std::vector<Tally> topics;
  std::size_t of_core = 0;            ///< works of one of the five who have most
  int first_year = 0, last_year = 0;  ///< 0: unknown
};

/// All records. `author` is the person who is on most works, whatever initials their name is
/// printed with.
Survey survey_records(const std::vector<Record>& records);

/// A person's name as people write it: "Lovelace, Ada" → "Ada Lovelace".
std::string person_name(const std::string& typed);

/// The works of one person alone: those on which that name, or a compatible one, stands.
Survey survey_records_of(const std::vector<Record>& records, const std::string& name);

/// A kind, and why.
struct KindProposal {
  SiteKind kind = SiteKind::kHomepage;
  std::string reason;  ///< "Ada Lovelace is on 48 of 54 works"; empty: there are no records
};
KindProposal propose_kind(const Survey& survey);

}  // namespace offprint
