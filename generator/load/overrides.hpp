// content/overrides.yaml: corrections of records whose files are made by a machine.
//
//     version: 1
//     records:
//       gao2022objectfolder:
//         title: "ObjectFolder 2.0: A Multisensory Object Dataset for Sim2Real Transfer"
//       x2019retraction:
//         omit: true
//       y2020:
//         DOI:            # nothing: takes the key away
//
// In go the file and the map of each record as its own file has it; out comes the map as though
// that file said what the correction says, before anything of it is read. So an override can mend
// whatever a record has wrong, in any format. `omit: true` leaves a record out. Reported: keys that
// no record has, ids that no record has, and corrections that change nothing any more.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "base/source.hpp"
#include "load/fields.hpp"

namespace offprint {

inline constexpr int kOverridesVersion = 1;

/// The corrections of one record.
struct Override {
  std::string id;
  Place place;                      ///< of the id
  std::vector<Member> corrections;  ///< keys of a record; a null takes the key away
  bool omit = false;                ///< the record is left out
};

/// Which overrides met a record, and which corrections changed it: by their places. Kept a file, so
/// that files can be read at the same time.
struct OverrideUse {
  std::vector<Place> met;
  std::vector<Place> effective;

  void append(const OverrideUse& other);
};

/// All overrides of a site, found by id.
class Overrides {
 public:
  Overrides() = default;
  /// Ids must be unique.
  explicit Overrides(std::vector<Override> overrides);

  const Override* find(std::string_view id) const;
  std::span<const Override> all() const { return sorted_; }

 private:
  std::vector<Override> sorted_;  ///< by id
};

/// Reads the file's tree.
Overrides read_overrides(const Node& root, Diagnostics& diagnostics);

/// The record's map with the corrections in the place of what it had under these keys, in any of
/// their spellings, also inside `custom`.
Node corrected(Node record, const Override& correction, OverrideUse& use);

/// The same for those items of a list that are records themselves, as in a digest.
void correct_items(Node& list, const Overrides& overrides, OverrideUse& use);

/// Warns of overrides that met no record, and of corrections without effect. `known` are the ids of
/// all records, for "did you mean".
void report_unused(const Overrides& overrides, const OverrideUse& use,
                   std::span<const std::string_view> known, Diagnostics& diagnostics);

/// The keys of the file.
struct OverridesFile {
  std::vector<Override> overrides;
};
const Fields<OverridesFile>& overrides_fields();

/// The file's text: what `read_overrides` reads as the same again.
std::string overrides_text(std::span<const Override> overrides);

}  // namespace offprint
