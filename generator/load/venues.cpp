#include "load/venues.hpp"

#include <fmt/format.h>

#include <map>

#include "base/unicode.hpp"
#include "load/date.hpp"
#include "load/tree.hpp"
#include "load/values.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

template <class T>
void read_link(const Node& node, T& value, Diagnostics& diagnostics) {
  value.url = read_url(node, diagnostics);
}

const Fields<Edition> kEdition{
    {"key", into<&Edition::key>, Need::kRequired},
    {"name", into<&Edition::name>},
    {"year", within<&Edition::year, 1, 9999>},
    {"begins", into<&Edition::begins>},
    {"ends", into<&Edition::ends>},
    {"location", into<&Edition::location>},
    {"url", read_link<Edition>},
    {"expected", into<&Edition::expected>},
};

void read_editions(const Node& node, Venue& venue, Diagnostics& diagnostics) {
  read_list(node, venue.editions, kEdition, diagnostics);
}

const Fields<Venue> kVenue{
    {"key", into<&Venue::key>, Need::kRequired},
    {"name", into<&Venue::name>, Need::kRequired},
    {"short-name", into<&Venue::short_name>},
    {"aliases", into<&Venue::aliases>},
    {"patterns", into<&Venue::patterns>},
    {"type", into<&Venue::type>},
    {"url", read_link<Venue>},
    {"editions", read_editions},
};

/// Keys name folders and files, so that equal is what a file system without case takes for equal.
template <class T>
void check_keys(const std::vector<T>& values, std::string_view noun, Diagnostics& diagnostics) {
  std::map<std::string, const T*> seen;
  for (const T& value : values) {
    if (value.key.empty()) continue;
    if (!is_safe_file_stem(value.key))
      diagnostics
          .error(value.place, fmt::format("`{}` cannot be a key, since it names a file", value.key),
                 fmt::format("write `{}`", make_slug(value.key)))
          .code = "id";
    const auto [other, is_new] = seen.emplace(to_lower(value.key), &value);
    if (is_new) continue;
    diagnostics
        .error(value.place, fmt::format("{} `{}` stands twice", noun, value.key),
               "first at " + describe(other->second->place))
        .code = "duplicate-id";
  }
}

/// The year that an edition's key begins with, where none is given: "2022-workshops".
void settle_year(Edition& edition) {
  const auto date = parse_date(std::string_view(edition.key).substr(0, 4));
  if (edition.year == 0 && date) edition.year = date->year;
  if (edition.year == 0) edition.year = edition.begins.year;
}

}  // namespace

std::vector<Venue> read_venues(const Node& node, Diagnostics& diagnostics) {
  std::vector<Venue> venues;
  if (node.is_null()) return venues;
  read_list(node, venues, kVenue, diagnostics);
  check_keys(venues, "venue", diagnostics);
  for (Venue& venue : venues) {
    check_keys(venue.editions, "edition", diagnostics);
    for (Edition& edition : venue.editions) settle_year(edition);
  }
  return venues;
}

const Fields<Venue>& venue_fields() { return kVenue; }
const Fields<Edition>& edition_fields() { return kEdition; }

}  // namespace offprint
