// Names that people have given up (`former-names` in people.yaml), and where the content still says
// one of them.
//
// The directory writes present names over former ones where authors and editors are printed. What
// else says such a name (the id of a record, a title, a biography, the name of a file) only the
// user can mend: out comes a warning for each record, person, document and so on, with its line.
// Neither the name nor the line's text is told, since what a build says is read by others in logs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalog/catalog.hpp"

namespace offprint {

/// Finds former names in texts.
class FormerNames {
 public:
  explicit FormerNames(const std::vector<PersonEntry>& people);

  bool empty() const { return changes_.empty(); }

  /// Whether the text has a whole former name, in either order, whatever stands between the words:
  /// "by Jane Doe", "Doe, Jane", "jane-doe.html".
  bool are_in(std::string_view text) const;

  /// Whether a text that belongs to one of these people has a family name that they gave up:
  /// "doe2020", for who is Jane Smith now.
  bool families_are_in(std::string_view text, const std::vector<PersonIndex>& owners) const;

  /// Whether a printed name can be a former one and not the present one of the same person.
  bool can_be(const PrintedName& name) const;

 private:
  struct Change {
    PersonIndex person;
    PrintedName former, present;
    std::vector<std::string> wholes;  ///< " jane doe ", " doe jane "
    std::string family;               ///< "doe"; empty where the present name has it too
  };
  std::vector<Change> changes_;
};

void report_former_names(const Catalog& catalog, const SiteConfig& site, Diagnostics& diagnostics);

}  // namespace offprint
