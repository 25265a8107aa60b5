#include "load/bibtex_inheritance.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/suggestion.hpp"
#include "base/unicode.hpp"
#include "load/bibtex_macros.hpp"
#include "load/bibtex_value.hpp"

namespace offprint {
namespace {

constexpr std::size_t kLongestChain = 16;
constexpr std::size_t kMostInherited = 256 << 20;  ///< bytes, in all
constexpr std::size_t kMostParents = 64;           ///< of one entry
constexpr std::size_t kMostSuggestions = 20;
constexpr std::size_t kMostCompared = 500;

/// What a `crossref` parent says of itself alone. Sorted.
constexpr std::array<std::string_view, 31> kOwnFields{
    "abstract",  "archiveprefix", "arxiv",        "bibtex_show",  "code",       "crossref",
    "doi",       "entryset",      "entrysubtype", "eprint",       "eprinttype", "execute",
    "ids",       "key",           "keywords",     "label",        "options",    "pages",
    "pdf",       "presort",       "preview",      "primaryclass", "related",    "selected",
    "shorthand", "shorttitle",    "sortkey",      "subtitle",     "url",        "website",
    "xref"};

bool is_own_field(std::string_view name) {
  return std::binary_search(kOwnFields.begin(), kOwnFields.end(), name);
}

/// Whether the title of a parent is the title of what the child stands in.
bool stands_in_parent(const BibtexEntry& child, const BibtexEntry& parent) {
  constexpr std::array<std::string_view, 8> kParts{"bookinbook",   "conference",    "inbook",
                                                   "incollection", "inproceedings", "inreference",
                                                   "suppbook",     "suppcollection"};
  return std::find(kParts.begin(), kParts.end(), child.type) != kParts.end() &&
         parent.type != "inproceedings" && parent.type != "article";
}

/// The keys that a field names, parted by commas.
std::vector<std::string_view> keys_of(const BibtexField& reference) {
  std::vector<std::string_view> keys;
  std::string_view rest = reference.value;
  while (!rest.empty() && keys.size() < kMostParents) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    const std::string_view key = trim(rest.substr(0, end));
    if (!key.empty()) keys.push_back(key);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return keys;
}

class Inheritance {
 public:
  Inheritance(BibtexFile& file, Diagnostics& diagnostics);
  void run();

 private:
  enum class State : std::uint8_t { kUntouched, kOpen, kComplete };

  bool is_volume() const;
  void inherit_from_volume();
  void complete(std::size_t index, std::size_t depth);
  void take_from(BibtexEntry& child, const BibtexField& reference, std::string_view key,
                 std::size_t depth);
  void inherit(BibtexEntry& child, const BibtexEntry& parent, bool all);
  void add(BibtexEntry& child, std::string_view name, const BibtexField& field);
  void report_missing(const BibtexField& reference, std::string_view key);
  void report_exhausted(const BibtexField& field);

  std::vector<BibtexEntry>& entries_;
  Diagnostics& diagnostics_;
  std::vector<State> states_;
  std::unordered_map<std::string, std::size_t> by_key_;
  std::size_t left_ = kMostInherited;
  std::size_t missing_ = 0;
  bool exhausted_ = false;
};

Inheritance::Inheritance(BibtexFile& file, Diagnostics& diagnostics)
    : entries_(file.entries), diagnostics_(diagnostics), states_(entries_.size()) {
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    by_key_.try_emplace(bibtex_lower(entries_[i].key), i);
  }
}

void Inheritance::run() {
  for (std::size_t i = 0; i < entries_.size(); ++i) complete(i, 0);
  if (is_volume()) inherit_from_volume();
  std::erase_if(entries_, [](const BibtexEntry& entry) { return entry.type == "xdata"; });
}

/// A volume's file as PMLR asks for it: the first entry is the only @proceedings, and all others
/// are papers that name no book.
bool Inheritance::is_volume() const {
  const auto is_paper = [](const BibtexEntry& entry) {
    return entry.type == "inproceedings" && !entry.find("booktitle") && !entry.find("journal");
  };
  return entries_.size() > 1 && entries_[0].type == "proceedings" &&
         std::all_of(entries_.begin() + 1, entries_.end(), is_paper);
}

void Inheritance::inherit_from_volume() {
  const BibtexEntry& volume = entries_[0];
  for (std::size_t i = 1; i < entries_.size(); ++i) inherit(entries_[i], volume, false);
  diagnostics_
      .note(volume.place, "the papers of this file name no book",
            "they take over what this @proceedings says of itself")
      .code = "bibtex-crossref";
}

void Inheritance::complete(std::size_t index, std::size_t depth) {
  if (states_[index] != State::kUntouched) return;
  states_[index] = State::kOpen;
  BibtexEntry& entry = entries_[index];
  std::vector<BibtexField> references;
  for (const BibtexField& field : entry.fields) {
    if (field.name == "xdata" || field.name == "crossref") references.push_back(field);
  }
  for (const BibtexField& reference : references) {
    for (const std::string_view key : keys_of(reference)) take_from(entry, reference, key, depth);
  }
  states_[index] = State::kComplete;
}

void Inheritance::take_from(BibtexEntry& child, const BibtexField& reference, std::string_view key,
                            std::size_t depth) {
  const auto found = by_key_.find(bibtex_lower(key));
  if (found == by_key_.end()) return report_missing(reference, key);
  const std::size_t parent = found->second;
  if (depth < kLongestChain) complete(parent, depth + 1);
  if (states_[parent] != State::kComplete) {
    const bool circle = states_[parent] == State::kOpen;
    diagnostics_
        .warning(reference.place,
                 circle
                     ? fmt::format("`{}` leads in a circle", reference.name)
                     : fmt::format("a chain of more than {} `{}`", kLongestChain, reference.name),
                 "nothing is taken over here")
        .code = "bibtex-crossref";
    return;
  }
  inherit(child, entries_[parent], reference.name == "xdata");
}

void Inheritance::inherit(BibtexEntry& child, const BibtexEntry& parent, bool all) {
  const bool part = !all && stands_in_parent(child, parent);
  for (const BibtexField& field : parent.fields) {
    if (field.name == "xdata" || (!all && is_own_field(field.name))) continue;
    const bool is_title = part && field.name == "title";
    if (is_title && !parent.find("booktitle")) add(child, "booktitle", field);
    add(child, field.name, field);
  }
}

void Inheritance::add(BibtexEntry& child, std::string_view name, const BibtexField& field) {
  const std::size_t cost = sizeof(BibtexField) + name.size() + field.value.size();
  if (cost > left_) return report_exhausted(field);
  if (child.find(name)) return;
  left_ -= cost;
  child.fields.push_back({std::string(name), field.value, field.place});
}

void Inheritance::report_exhausted(const BibtexField& field) {
  left_ = 0;
  if (std::exchange(exhausted_, true)) return;
  diagnostics_
      .warning(field.place, "the entries of this file take over too much from each other",
               "from here on nothing is taken over")
      .code = "bibtex-crossref";
}

void Inheritance::report_missing(const BibtexField& reference, std::string_view key) {
  std::vector<std::string_view> keys;
  const std::size_t compared = missing_++ < kMostSuggestions ? kMostCompared : 0;
  for (std::size_t i = 0; i < std::min(compared, entries_.size()); ++i) {
    keys.push_back(entries_[i].key);
  }
  diagnostics_
      .warning(reference.place, fmt::format("no entry has the key `{}`", bibtex_excerpt(key)),
               did_you_mean(key, keys))
      .code = "bibtex-crossref";
}

}  // namespace

void inherit_fields(BibtexFile& file, Diagnostics& diagnostics) {
  Inheritance(file, diagnostics).run();
}

}  // namespace offprint
