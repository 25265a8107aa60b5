// Who stands behind a printed name.
//
// In go the people of people.yaml, then one publication after the other; each author becomes a
// person, registered or inferred. Found by, in this order: the ORCID iD of the record; a claim
// (`records` in people.yaml); the full name or an alias; a compatible name of one registered
// person. Whom a name could mean twice is reported and gets an entry of its own. A former name is
// replaced by the present one in the publication itself, so that nothing made from it has the old
// name.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalog/catalog.hpp"
#include "model.hpp"

namespace offprint {

class Directory {
 public:
  /// `owner` is the id that the configuration names, or empty; initials are enough for the owner.
  Directory(std::vector<Person> registry, std::string owner, Diagnostics& diagnostics);

  /// Fills `people` of the publication, and writes present names over former ones.
  void identify(Publication& publication);

  /// Warns of claims to records that do not exist or have no author who could be meant.
  void report_idle_claims() const;

  /// Everybody, registered people first; inferred ones under their most frequent spelling.
  std::vector<PersonEntry> people() &&;

 private:
  /// How papers print somebody's name.
  struct Spelling {
    PrintedName name;
    std::string shown;
    std::size_t count = 0;
  };
  using Spellings = std::vector<Spelling>;
  static PrintedName most_frequent(const Spellings& spellings);

  /// A name of a registered person.
  struct Bearer {
    PersonIndex person;
    PrintedName name;
    bool former;
  };

  /// "That record is mine."
  struct Claim {
    PersonIndex person;
    bool met = false;
  };

  void add_registered(Person person);
  void enter_names(const Person& person, PersonIndex index);
  void enter(const PrintedName& name, PersonIndex index, const Place& place);
  PersonIndex find_or_add(const PrintedName& name, const Publication& publication);
  PersonIndex find_by_orcid(const PrintedName& name) const;
  PersonIndex find_claimant(const PrintedName& name, const Publication& publication);
  PersonIndex claimant_of(const std::string& record, const PrintedName& name);
  PersonIndex find_compatible(const PrintedName& name, const Place& place);
  PersonIndex add_inferred(const PrintedName& name, const std::string& key);
  bool bears(PersonIndex person, const PrintedName& name) const;
  bool is_plausible(const Bearer& bearer, const PrintedName& name) const;
  void report_ambiguous(const PrintedName& name, PersonIndex a, PersonIndex b, const Place& place);
  void replace_former(std::vector<PrintedName>& names, const Publication& publication);
  const Bearer* find_former(const PrintedName& name) const;
  void count(PersonIndex person, const PrintedName& name);

  std::string owner_;
  Diagnostics& diagnostics_;
  std::vector<PersonEntry> entries_;
  std::vector<Spellings> spellings_;
  std::unordered_map<std::string, PersonIndex> by_key_;
  std::unordered_map<std::string, std::vector<Bearer>> by_family_;       ///< registered names
  std::unordered_map<std::string, std::vector<PersonIndex>> claimants_;  ///< by full name
  std::unordered_map<std::string, PersonIndex> by_orcid_;
  std::unordered_map<std::string, std::vector<Claim>> claims_;  ///< by id of the record
  std::unordered_map<std::string, PersonIndex> ids_;
  bool has_former_ = false;  ///< anybody: else no name needs to be looked for
};

}  // namespace offprint
