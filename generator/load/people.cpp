#include "load/people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/suggestion.hpp"
#include "base/unicode.hpp"
#include "load/authors.hpp"
#include "load/identifiers.hpp"
#include "load/markdown_text.hpp"
#include "load/stations.hpp"
#include "load/tree.hpp"
#include "load/values.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

template <auto Member>
void read_stations(const Node& node, Person& person, Diagnostics& diagnostics) {
  read_list(node, person.*Member, station_fields(), diagnostics);
}

void read_membership(const Node& node, Person& person, Diagnostics& diagnostics) {
  read_value(node, person.years, diagnostics);
}

const Fields<Identifier> kIdentifier{
    {"scheme", into<&Identifier::scheme>},
    {"value", into<&Identifier::value>, Need::kRequired},
    {"url", into<&Identifier::url>},
    {"verified", into<&Identifier::verified>},
};

/// Puts the value into its scheme's form and makes the URL; a value that does not fit is refused,
/// since a link to a stranger's page is worse than none.
bool settle(Identifier& identifier, const Node& node, Diagnostics& diagnostics) {
  auto value = normalized_identifier(identifier.scheme, identifier.value);
  if (!value) {
    const bool orcid = identifier.scheme == "orcid";
    diagnostics
        .error(node.place,
               fmt::format("`{}` is no identifier of {}", identifier.value, identifier.scheme),
               orcid ? "an ORCID iD has 16 digits, of which the last checks the others" : "")
        .code = "identifier";
    return false;
  }
  identifier.value = *std::move(value);
  if (const std::string url = identifier_url(identifier.scheme, identifier.value); !url.empty())
    identifier.url = url;
  return true;
}

void check_scheme(const std::string& scheme, const Place& place, Diagnostics& diagnostics) {
  const auto known = identifier_schemes();
  if (std::ranges::find(known, scheme) != known.end()) return;
  std::string hint = did_you_mean(scheme, known);
  if (hint.empty()) return;
  diagnostics.warning(place, fmt::format("unknown scheme `{}`", scheme), std::move(hint)).code =
      "identifier";
}

void add_identifier(Identifier identifier, const Node& node, Person& person,
                    Diagnostics& diagnostics) {
  identifier.scheme = hyphenated(to_lower(identifier.scheme));
  check_scheme(identifier.scheme, node.place, diagnostics);
  const Node url = Node::string(identifier.url, node.place);
  identifier.url = read_url(url, diagnostics);
  if (!identifier.value.empty() && settle(identifier, node, diagnostics))
    person.identifiers.push_back(std::move(identifier));
}

/// A map from scheme to value, or to a map with `value` and `verified`; or a list of such maps that
/// name their `scheme`.
void read_identifiers(const Node& node, Person& person, Diagnostics& diagnostics) {
  if (!node.is_list() && !expect_map(node, diagnostics)) return;
  for (const Node& item : node.items) {
    Identifier identifier;
    if (read_fields(item, identifier, kIdentifier, diagnostics))
      add_identifier(std::move(identifier), item, person, diagnostics);
  }
  for (const Member& member : node.members) {
    Identifier identifier;
    identifier.scheme = member.key;
    if (member.value.is_map()) {
      read_fields(member.value, identifier, kIdentifier, diagnostics);
    } else {
      read_value(member.value, identifier.value, diagnostics);
    }
    add_identifier(std::move(identifier), member.value, person, diagnostics);
  }
}

void read_biography(const Node& node, Person& person, Diagnostics& diagnostics) {
  person.pictures = read_markdown(node, person.biography, diagnostics);
}

const Fields<Person> kPerson{
    {"id", into<&Person::id>},
    {"name", into<&Person::name>, Need::kRequired},
    {"native-name", into<&Person::native_name>},
    {"aliases", into<&Person::aliases>},
    {"former-names", into<&Person::former_names>},
    {"records", into<&Person::records>},
    {"affiliation", into<&Person::affiliation>},
    {"role", into<&Person::role>},
    {"email", into<&Person::email>},
    {"phone", into<&Person::phone>},
    {"office", into<&Person::office>},
    {"address", into<&Person::address>},
    {"status", into<&Person::status>},
    {"identifiers", read_identifiers},
    {"links", into<&Person::links>},
    {"photo", into<&Person::photo>},
    {"topics", into<&Person::topics>},
    {"biography", read_biography},
    {"positions", read_stations<&Person::positions>},
    {"education", read_stations<&Person::education>},
    {"awards", read_stations<&Person::awards>},
    {"group", into<&Person::group>},
    {"years", read_membership},
    {"verified", into<&Person::verified>},
    {"extra", into<&Person::extra>},
};

void settle_id(Person& person, Diagnostics& diagnostics) {
  if (person.id.empty()) person.id = make_slug(display_name(person.name));
  if (is_safe_file_stem(person.id)) return;
  diagnostics
      .error(person.place, fmt::format("`{}` cannot be an id, since it names a file", person.id),
             fmt::format("write `{}`", make_slug(person.id)))
      .code = "id";
}

void refuse_equal_ids(const std::vector<Person>& people, Diagnostics& diagnostics) {
  std::map<std::string, const Person*> seen;
  for (const Person& person : people) {
    const auto [other, is_new] = seen.emplace(to_lower(person.id), &person);
    if (is_new) continue;
    diagnostics
        .error(person.place, fmt::format("person `{}` stands twice", person.id),
               "first at " + describe(other->second->place))
        .code = "duplicate-id";
  }
}

}  // namespace

std::vector<Person> read_people(const Node& node, Diagnostics& diagnostics) {
  std::vector<Person> people;
  if (node.is_null()) return people;
  read_list(node, people, kPerson, diagnostics);
  for (Person& person : people) {
    if (!person.extra.is_map()) person.extra = Node::map(person.place);
    settle_id(person, diagnostics);
  }
  refuse_equal_ids(people, diagnostics);
  return people;
}

const Fields<Person>& person_fields() { return kPerson; }
const Fields<Identifier>& identifier_fields() { return kIdentifier; }

}  // namespace offprint
