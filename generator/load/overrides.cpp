#include "load/overrides.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

#include "base/suggestion.hpp"
#include "base/yaml_text.hpp"
#include "load/fields.hpp"
#include "load/record.hpp"
#include "load/values.hpp"

namespace offprint {
namespace {

void read_version(const Node& node, OverridesFile&, Diagnostics& diagnostics) {
  const auto version = read_number(node, 1, 1'000'000, diagnostics);
  if (version && *version > kOverridesVersion)
    diagnostics
        .error(node.place,
               fmt::format("version {} of overrides.yaml is later than this program, which reads "
                           "version {}",
                           *version, kOverridesVersion),
               "use a newer offprint")
        .code = "version";
}

bool is_correctable(std::string_view key) {
  return key != "id" && key != "custom" && record_fields().find(key) != nullptr;
}

void add_correction(const Member& member, Override& correction, Diagnostics& diagnostics) {
  if (member.key == "omit") {
    read_value(member.value, correction.omit, diagnostics);
  } else if (is_correctable(member.key)) {
    correction.corrections.push_back(member);
  } else {
    report_unknown_key(member, record_fields().keys(), diagnostics);
  }
}

void read_corrections(const Node& node, OverridesFile& file, Diagnostics& diagnostics) {
  if (!expect_map(node, diagnostics)) return;
  for (const Member& record : node.members) {
    if (!expect_map(record.value, diagnostics)) continue;
    Override correction{record.key, record.place, {}, false};
    for (const Member& member : record.value.members)
      add_correction(member, correction, diagnostics);
    file.overrides.push_back(std::move(correction));
  }
}

const Fields<OverridesFile> kOverrides{
    {"version", read_version, Need::kRequired},
    {"records", read_corrections},
};

/// Whether two keys are spellings of one: `DOI` and `doi`, `author` and `authors`.
bool is_same_key(std::string_view a, std::string_view b) {
  const Field<Record>* const of_a = record_fields().find(a);
  const Field<Record>* const of_b = record_fields().find(b);
  return of_a != nullptr && of_b != nullptr && of_a->read == of_b->read;
}

/// The same value, whether or not numbers and texts are told apart.
bool is_same_value(const Node& a, const Node& b) {
  return a == b || (a.is_scalar() && b.is_scalar() && a.text == b.text);
}

void take_away(Node& map, std::string_view key) {
  std::erase_if(map.members, [&](const Member& member) { return is_same_key(member.key, key); });
  for (Member& member : map.members) {
    if (member.key == "custom" && member.value.is_map()) take_away(member.value, key);
  }
}

/// What the record says under that key; nullptr where it says nothing, or says it twice.
const Node* find_only(const Node& map, std::string_view key) {
  const Node* found = nullptr;
  for (const Member& member : map.members) {
    if (!is_same_key(member.key, key) || member.value.is_null()) continue;
    if (found != nullptr) return nullptr;
    found = &member.value;
  }
  const Node* const custom = map.find("custom");
  return found == nullptr && custom != nullptr ? find_only(*custom, key) : found;
}

bool changes(const Node& record, const Member& correction) {
  const Node* const there = find_only(record, correction.key);
  if (there == nullptr || correction.value.is_null())
    return (there == nullptr) != correction.value.is_null();
  return !is_same_value(*there, correction.value);
}

using Order = std::tuple<SourceId, std::uint32_t, std::uint32_t>;

Order order(const Place& place) { return {place.source, place.line, place.column}; }

std::set<Order> set_of(const std::vector<Place>& places) {
  std::set<Order> set;
  for (const Place& place : places) set.insert(order(place));
  return set;
}

/// A value on one line, in the flow style of YAML.
std::string value_text(const Node& value) {
  if (value.is_null()) return "null";
  if (value.is_scalar()) return value.is_string() ? yaml_quoted(value.text) : value.text;
  std::string items;
  for (const Node& item : value.items)
    items += fmt::format("{}{}", items.empty() ? "" : ", ", value_text(item));
  for (const Member& member : value.members)
    items += fmt::format("{}{}: {}", items.empty() ? "" : ", ", yaml_quoted(member.key),
                         value_text(member.value));
  return value.is_list() ? "[" + items + "]" : "{" + items + "}";
}

}  // namespace

void OverrideUse::append(const OverrideUse& other) {
  met.insert(met.end(), other.met.begin(), other.met.end());
  effective.insert(effective.end(), other.effective.begin(), other.effective.end());
}

Overrides::Overrides(std::vector<Override> overrides) : sorted_(std::move(overrides)) {
  std::ranges::sort(sorted_, {}, &Override::id);
}

const Override* Overrides::find(std::string_view id) const {
  const auto found = std::ranges::lower_bound(
      sorted_, id, {}, [](const Override& o) -> std::string_view { return o.id; });
  return found != sorted_.end() && found->id == id ? &*found : nullptr;
}

Overrides read_overrides(const Node& root, Diagnostics& diagnostics) {
  OverridesFile file;
  if (!root.is_null()) read_fields(root, file, kOverrides, diagnostics);
  return Overrides(std::move(file.overrides));
}

Node corrected(Node record, const Override& correction, OverrideUse& use) {
  use.met.push_back(correction.place);
  for (const Member& member : correction.corrections) {
    if (!changes(record, member)) continue;
    use.effective.push_back(member.place);
    take_away(record, member.key);
    if (!member.value.is_null()) record.members.push_back(member);
  }
  return record;
}

void correct_items(Node& list, const Overrides& overrides, OverrideUse& use) {
  std::erase_if(list.items, [&](Node& item) {
    const Node* const id = item.find("id");
    if (id == nullptr || item.find("title") == nullptr) return false;
    const Override* const correction = overrides.find(id->text);
    if (correction == nullptr) return false;
    item = corrected(std::move(item), *correction, use);
    return correction->omit;
  });
}

void report_unused(const Overrides& overrides, const OverrideUse& use,
                   std::span<const std::string_view> known, Diagnostics& diagnostics) {
  constexpr std::size_t kMostHints = 20;
  const std::set<Order> met = set_of(use.met), effective = set_of(use.effective);
  std::size_t unknown = 0;
  for (const Override& correction : overrides.all()) {
    if (!met.contains(order(correction.place))) {
      diagnostics
          .warning(correction.place,
                   fmt::format("no record has the id `{}` that is corrected here", correction.id),
                   ++unknown <= kMostHints ? did_you_mean(correction.id, known) : "")
          .code = "unknown-record";
      continue;
    }
    for (const Member& member : correction.corrections) {
      if (correction.omit || effective.contains(order(member.place))) continue;
      diagnostics
          .warning(member.place,
                   fmt::format("this correction of `{}` changes nothing any more", member.key),
                   "the record says the same; take the correction out")
          .code = "idle-correction";
    }
  }
}

const Fields<OverridesFile>& overrides_fields() { return kOverrides; }

std::string overrides_text(std::span<const Override> overrides) {
  std::string out =
      "# Corrections of records, by id: what stands here takes the place of what the record's own\n"
      "# file says. An empty value takes the key away, `omit: true` leaves the record out.\n";
  out += fmt::format("version: {}\nrecords:\n", kOverridesVersion);
  for (const Override& correction : overrides) {
    out += fmt::format("  {}:\n", yaml_quoted(correction.id));
    if (correction.omit) out += "    omit: true\n";
    for (const Member& member : correction.corrections)
      out += fmt::format("    {}:{}\n", member.key,
                         member.value.is_null() ? "" : " " + value_text(member.value));
  }
  return out;
}

}  // namespace offprint
