#include "render/research_graph.hpp"

#include <algorithm>
#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "render/fan.hpp"
#include "render/neighbourhood.hpp"
#include "text/name.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

using jinja::Value;

constexpr std::size_t kCoAuthors = 14;
constexpr std::size_t kTopics = 5;
constexpr std::size_t kVenues = 3;
constexpr std::size_t kWorks = 3;
constexpr std::size_t kFewestNodes = 3;
constexpr std::size_t kFewestWorks = 2;  ///< one work draws nothing that its page does not say

std::string label_of(const Catalog& catalog, PageKind kind, std::uint32_t index) {
  switch (kind) {
    case PageKind::kPerson:
      return display_name(catalog.people[index].name);
    case PageKind::kTopic:
      return catalog.topics[index].name;
    case PageKind::kVenue:
      return catalog.venues[index].short_name.empty() ? catalog.venues[index].name
                                                      : catalog.venues[index].short_name;
    default:
      return scholarly_to_plain(catalog.publications[index].title);
  }
}

/// The first `most` of a list that has the nearest first.
NeighbourGroup make_group(const Catalog& catalog, PageKind kind, const std::vector<Counted>& all,
                          std::size_t most) {
  NeighbourGroup group{.kind = kind};
  const std::size_t shown = std::min(all.size(), most);
  for (std::size_t i = 0; i < shown; ++i) {
    const auto [index, works] = all[i];
    group.nearest.push_back({kind, index, label_of(catalog, kind, index), works});
  }
  group.more = all.size() - shown;
  return group;
}

std::vector<Counted> co_authors_of(const PersonEntry& person) {
  std::vector<Counted> counts;
  for (const Collaborator& other : person.collaborators)
    counts.push_back({other.person, other.works});
  return counts;
}

std::vector<Counted> works_near(const Site& site, PersonIndex person) {
  std::vector<Counted> counts;
  for (const PublicationIndex work : neighbours_of(site, person)) counts.push_back({work, 0});
  return counts;
}

void drop_empty(std::vector<NeighbourGroup>& groups) {
  std::erase_if(groups, [](const NeighbourGroup& group) { return group.nearest.empty(); });
}

std::size_t count_nodes(const std::vector<NeighbourGroup>& groups) {
  std::size_t count = 0;
  for (const NeighbourGroup& group : groups) count += group.nearest.size();
  return count;
}

std::vector<FanGroup> fan_groups(const std::vector<NeighbourGroup>& groups) {
  std::vector<FanGroup> result;
  for (const NeighbourGroup& group : groups) {
    FanGroup& labels = result.emplace_back();
    for (const Neighbour& near : group.nearest) labels.labels.push_back({near.label, near.works});
    labels.more = group.more > 0;
  }
  return result;
}

Value count_value(std::size_t count) { return Value::integer(static_cast<std::int64_t>(count)); }

Value node_value(const Context& context, const Neighbour& near, const FanNode& node) {
  return Value::dict({{"label", Value::text(node.text)},
                      {"name", Value::text(near.label)},
                      {"address", Value::view(context.address(near.kind, near.index))},
                      {"works", count_value(near.works)},
                      {"row", Value::integer(node.row)},
                      {"x", Value::integer(node.x)},
                      {"y", Value::integer(node.y)},
                      {"radius", Value::integer(node.radius)}});
}

Value group_value(const Context& context, const NeighbourGroup& group, const FanPlaces& places) {
  std::vector<Value> nodes;
  for (std::size_t i = 0; i < group.nearest.size(); ++i)
    nodes.push_back(node_value(context, group.nearest[i], places.nodes[i]));
  return Value::dict({{"kind", Value::view(name_of(group.kind))},
                      {"heading", Value::integer(places.heading)},
                      {"nodes", Value::list(std::move(nodes))},
                      {"more", count_value(group.more)},
                      {"more_row", Value::integer(places.more)}});
}

Value fan_value(const Context& context, const std::vector<NeighbourGroup>& groups, Side side) {
  const Fan fan = make_fan(fan_groups(groups), side);
  std::vector<Value> values;
  for (std::size_t i = 0; i < groups.size(); ++i)
    values.push_back(group_value(context, groups[i], fan.groups[i]));
  return Value::dict({{"side", Value::view(side == Side::kLeft ? "left" : "right")},
                      {"width", Value::integer(kFanWidth)},
                      {"height", Value::integer(fan.height)},
                      {"x", Value::integer(fan.x)},
                      {"y", Value::integer(fan.y)},
                      {"bend", Value::integer(fan.bend)},
                      {"end", Value::integer(fan.end)},
                      {"text", Value::integer(fan.text)},
                      {"groups", Value::list(std::move(values))}});
}

void append_initial(std::string& out, std::string_view name) {
  std::size_t at = 0;
  if (!name.empty()) append_utf8(out, to_upper(decode_utf8(name, at)));
}

/// "QS"; of a name in one piece its first letter.
std::string initials_of(const PrintedName& name) {
  std::string initials;
  append_initial(initials, name.literal);
  append_initial(initials, name.family_first ? name.family : name.given);
  append_initial(initials, name.family_first ? name.given : name.family);
  return initials;
}

}  // namespace

Neighbourhood nearest_to(const Site& site, PersonIndex person) {
  const Catalog& catalog = site.catalog;
  const PersonEntry& entry = catalog.people[person];
  Neighbourhood around;
  around.left = {make_group(catalog, PageKind::kPerson, co_authors_of(entry), kCoAuthors)};
  around.right = {
      make_group(catalog, PageKind::kTopic, topics_of(catalog, entry), kTopics),
      make_group(catalog, PageKind::kVenue, venues_of(catalog, entry), kVenues),
      make_group(catalog, PageKind::kPublication, works_near(site, person), kWorks),
  };
  drop_empty(around.left);
  drop_empty(around.right);
  return around;
}

Value research_graph_value(const Context& context, PersonIndex person) {
  if (context.catalog().people[person].publications.size() < kFewestWorks) return Value::none();
  const Neighbourhood around = nearest_to(context.site(), person);
  if (count_nodes(around.left) + count_nodes(around.right) < kFewestNodes) return Value::none();
  std::vector<Value> fans;
  if (!around.left.empty()) fans.push_back(fan_value(context, around.left, Side::kLeft));
  if (!around.right.empty()) fans.push_back(fan_value(context, around.right, Side::kRight));
  return Value::dict({{"initials", Value::text(initials_of(context.catalog().people[person].name))},
                      {"fans", Value::list(std::move(fans))}});
}

}  // namespace offprint
