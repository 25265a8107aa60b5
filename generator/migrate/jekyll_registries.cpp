#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/unicode.hpp"
#include "migrate/accounts.hpp"
#include "migrate/jekyll.hpp"
#include "text/name.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

/// The name on a paper that one of these is, spelt out as far as it is anywhere.
std::optional<PrintedName> find_printed(const std::vector<PrintedName>& names,
                                        const std::vector<Record>& records) {
  std::optional<PrintedName> best;
  for (const Record& record : records)
    for (const PrintedName& author : record.authors)
      for (const PrintedName& name : names)
        if (names_compatible(author, name) && (!best || author.given.size() > best->given.size()))
          best = author;
  return best;
}

std::vector<PrintedName> names_of(const std::string& family, const Node& entry) {
  std::vector<PrintedName> names;
  const Node* const given = entry.find("firstname");
  if (given == nullptr) return names;
  if (given->is_scalar()) names.push_back(parse_name(family + ", " + given->text));
  for (const Node& item : given->items) names.push_back(parse_name(family + ", " + item.text));
  return names;
}

void move_coauthor(const std::string& family, const Node& entry, Migration& move) {
  const std::string from = move.old.shown(entry.place);
  const auto printed = find_printed(names_of(family, entry), move.records);
  if (!printed)
    return move.leave(from, fmt::format("`{}`: nobody on the papers has that name", family));
  if (names_compatible(*printed, parse_name(move.owner_name()))) return;
  const std::string name = display_name(*printed);
  Node person = Node::map();
  put(person, "id", make_slug(name));
  put(person, "name", name);
  if (!add_address(person, "homepage", text_of(entry, "url")))
    return move.leave(from, fmt::format("`{}`: no address", family));
  const bool known = std::ranges::any_of(move.people.items, [&](const Node& other) {
    return text_of(other, "id") == text_of(person, "id");
  });
  if (known) return;
  move.people.items.push_back(std::move(person));
  move.carry(from, fmt::format("content/people.yaml: {}", name));
}

void move_venue(const Member& member, const Survey& survey, Migration& move) {
  const std::string from = move.old.shown(member.place);
  const auto found = std::ranges::find_if(survey.venues, [&](const Tally& venue) {
    return to_lower(venue.short_name) == to_lower(member.key) ||
           to_lower(venue.name) == to_lower(member.key);
  });
  if (found == survey.venues.end())
    return move.leave(from, fmt::format("`{}`: no work appeared there", member.key));
  Node venue = Node::map();
  put(venue, "key", found->id);
  put(venue, "name", found->name);
  put(venue, "short-name", found->short_name);
  put(venue, "url", text_of(member.value, "url"));
  move.venues.items.push_back(std::move(venue));
  move.carry(from, fmt::format("content/venues.yaml: {}", found->id));
  if (!text_of(member.value, "color").empty())
    move.leave(from, "its colour; a venue's cover has a colour made from its name");
}

}  // namespace

void read_jekyll_registries(Migration& move) {
  if (const auto coauthors = move.old.data("_data/coauthors.yml"))
    for (const Member& member : coauthors->members)
      for (const Node& entry : member.value.items) move_coauthor(member.key, entry, move);
  const auto venues = move.old.data("_data/venues.yml");
  if (!venues) return;
  const Survey survey = survey_records(move.records);
  for (const Member& member : venues->members) move_venue(member, survey, move);
}

}  // namespace offprint
