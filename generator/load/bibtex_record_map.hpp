// The map of a record while it is made from a BibTeX entry, and how single values are read.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "load/bibtex.hpp"

namespace offprint {

/// An entry and what is known of its record so far. A key that is set stays as it is: the better
/// field comes first.
class BibtexRecordMap {
 public:
  BibtexRecordMap(const BibtexEntry& entry, Diagnostics& diagnostics)
      : entry_(entry), diagnostics_(diagnostics), map_(Node::map(entry.place)) {}

  const BibtexEntry& entry() const { return entry_; }
  Diagnostics& diagnostics() { return diagnostics_; }

  /// The field of that name, where it is there and not empty; or nullptr.
  const BibtexField* field(std::string_view name) const;
  bool has(std::string_view key) const { return map_.find(key) != nullptr; }
  std::string_view text(std::string_view key) const;

  void put(std::string_view key, Node value, const Place& place);
  void set(std::string_view key, std::string text, const Place& place);

  /// Sets plain text; where the key has another one already, the field is kept.
  void set_plain(std::string_view key, const BibtexField& field);

  /// The same for text whose markup stays.
  void set_source(std::string_view key, const BibtexField& field);

  /// Keeps a field for templates, under its own name; where that is a key of ours, which means
  /// another thing, with `bibtex-` before it.
  void keep(const BibtexField& field);

  void add_link(std::string_view label, std::string url, const Place& place);

  Node finish() &&;

 private:
  const BibtexEntry& entry_;
  Diagnostics& diagnostics_;
  Node map_;
  Node links_;
};

/// Plain Unicode text of a value, its markup read.
std::string bibtex_plain(std::string_view text);

/// The words of a value that say that a work is not published yet, as CSL's `status`; or empty.
///
///     bibtex_status("{In Press}.") == "in press"     bibtex_status("forthcoming") == "to appear"
std::string_view bibtex_status(std::string_view text);

bool is_bibtex_yes(std::string_view text);  ///< "true", "yes", "1", or nothing at all
bool is_bibtex_no(std::string_view text);

}  // namespace offprint
