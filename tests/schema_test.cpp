// The JSON Schemas for editors know the same keys as the readers.
#include <doctest/doctest.h>

#include <filesystem>
#include <set>
#include <string>
#include <string_view>

#include "load/authors.hpp"
#include "load/cv.hpp"
#include "load/digests.hpp"
#include "load/json.hpp"
#include "load/overrides.hpp"
#include "load/people.hpp"
#include "load/record.hpp"
#include "load/site.hpp"
#include "load/source_text.hpp"
#include "load/stations.hpp"
#include "load/theme_config.hpp"
#include "load/venues.hpp"

using namespace offprint;

namespace {

using Keys = std::set<std::string, std::less<>>;

Node read_schema(const std::string& name) {
  const std::filesystem::path folder =
      std::filesystem::path(OFFPRINT_SOURCE_DIR) / "generator/load/schemas";
  Sources sources;
  Diagnostics diagnostics;
  const auto source =
      read_source(folder / (name + ".schema.json"), name, kMostText, sources, diagnostics);
  auto root = source ? parse_json(*source, sources, diagnostics) : std::nullopt;
  REQUIRE_MESSAGE(root.has_value(), format(diagnostics, sources));
  return *std::move(root);
}

/// The node at a path such as "$defs/person"; numbers count the items of a list.
const Node& at(const Node& schema, std::string_view path) {
  const Node* node = &schema;
  while (!path.empty()) {
    const std::string step(path.substr(0, path.find('/')));
    path.remove_prefix(std::min(path.size(), step.size() + 1));
    node = node->is_list() ? &node->items.at(std::stoul(step)) : node->find(step);
    REQUIRE_MESSAGE(node != nullptr, step);
  }
  return *node;
}

Keys keys_of(const Node& map) {
  Keys keys;
  for (const Member& member : map.members) keys.insert(member.key);
  return keys;
}

template <class T>
void check_same(const Node& schema, std::string_view path, const Fields<T>& fields) {
  CAPTURE(path);
  const Node& object = at(schema, path);
  Keys known, required, listed;
  for (const Field<T>& field : fields.all()) {
    known.emplace(field.key);
    if (field.need == Need::kRequired) required.emplace(field.key);
  }
  if (const Node* list = object.find("required")) {
    for (const Node& item : list->items) listed.insert(item.text);
  }
  CHECK(keys_of(at(object, "properties")) == known);
  CHECK(listed == required);
}

/// Keys under `properties`, anywhere in the schema, that say nothing about themselves.
void collect_undescribed(const Node& node, std::string& found) {
  if (const Node* properties = node.find("properties")) {
    for (const Member& member : properties->members) {
      if (member.value.find("description") == nullptr) found += member.key + " ";
    }
  }
  for (const Node& item : node.items) collect_undescribed(item, found);
  for (const Member& member : node.members) {
    if (member.key != "properties") {
      collect_undescribed(member.value, found);
    } else {
      for (const Member& property : member.value.members)
        collect_undescribed(property.value, found);
    }
  }
}

}  // namespace

TEST_CASE("the schema of site.yaml has the keys of its reader") {
  const Node schema = read_schema("site");
  check_same(schema, "", site_fields());
  check_same(schema, "properties/home", home_fields());
  check_same(schema, "properties/listing", listing_fields());
  check_same(schema, "properties/people", profile_fields());
  check_same(schema, "properties/feeds", feed_fields());
  check_same(schema, "properties/exports", export_fields());
  check_same(schema, "properties/images", image_fields());
  check_same(schema, "properties/theme", theme_fields());
  check_same(schema, "$defs/list-style/anyOf/1", list_style_fields());
  check_same(schema, "properties/navigation/anyOf/1/items", navigation_fields());
  const auto sections = site_sections();
  CHECK(keys_of(at(schema, "properties/sections/properties")) ==
        Keys(sections.begin(), sections.end()));
}

TEST_CASE("the schema of people.yaml has the keys of its reader") {
  const Node schema = read_schema("people");
  check_same(schema, "$defs/person", person_fields());
  check_same(schema, "$defs/station", station_fields());
  check_same(schema, "$defs/identifier", identifier_fields());
  check_same(schema, "$defs/name/anyOf/1", name_fields());
}

TEST_CASE("the schema of cv.yaml has the keys of its reader and the sections that have a word") {
  const Node schema = read_schema("cv");
  Keys keys(kCvSections.begin(), kCvSections.end());
  for (const std::string_view key : cv_fields().keys()) keys.emplace(key);
  CHECK(keys_of(at(schema, "properties")) == keys);
  check_same(schema, "properties/publications", cv_publications_fields());
  check_same(schema, "$defs/titled-section", cv_section_fields());
  check_same(schema, "$defs/station", station_fields());
}

TEST_CASE("the schema of venues.yaml has the keys of its reader") {
  const Node schema = read_schema("venues");
  check_same(schema, "$defs/venue", venue_fields());
  check_same(schema, "$defs/edition", edition_fields());
}

TEST_CASE("the schema of overrides.yaml has the keys of its reader") {
  check_same(read_schema("overrides"), "", overrides_fields());
}

TEST_CASE("the schemas of publications and digests have the keys of their readers") {
  for (const char* name : {"publications", "digest"}) {
    const Node schema = read_schema(name);
    check_same(schema, "$defs/record", record_fields());
    check_same(schema, "$defs/name/anyOf/1", name_fields());
  }
  check_same(read_schema("digest"), "", digest_fields());
}

TEST_CASE("every key of every schema is described") {
  for (const char* name :
       {"site", "people", "cv", "venues", "overrides", "publications", "digest"}) {
    CAPTURE(name);
    std::string undescribed;
    collect_undescribed(read_schema(name), undescribed);
    CHECK(undescribed == (std::string(name) == "publications" ? "items references " : ""));
  }
}
