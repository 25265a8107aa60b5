#include "migrate/accounts.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "load/identifiers.hpp"
#include "migrate/old_site.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

constexpr std::array<std::string_view, 7> kSuffixes{"_username", "_userid",   "_id",    "_url",
                                                    "_profile",  "_authorid", "_handle"};

/// Other names of registries.
constexpr auto kOtherNames = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"twitter", "x"},
     {"google_scholar", "scholar"},
     {"googlescholar", "scholar"},
     {"google-scholar", "scholar"},
     {"semanticscholar", "semantic-scholar"},
     {"research_gate", "researchgate"},
     {"work", "website"},
     {"uri", "website"}});

std::string registry_of(std::string_view key) {
  for (const std::string_view suffix : kSuffixes)
    if (key.ends_with(suffix)) {
      key.remove_suffix(suffix.size());
      break;
    }
  const auto other =
      std::ranges::find(kOtherNames, key, &std::pair<std::string_view, std::string_view>::first);
  return std::string(other == kOtherNames.end() ? key : other->second);
}

bool add_identifier(Node& person, std::string_view scheme, const std::string& value) {
  const auto schemes = identifier_schemes();
  if (std::ranges::find(schemes, scheme) == schemes.end()) return false;
  const auto normal = normalized_identifier(scheme, value);
  if (!normal || normal->empty()) return false;
  if (person.find("identifiers") == nullptr)
    person.members.push_back({"identifiers", {}, Node::map()});
  const auto identifiers = std::ranges::find(person.members, "identifiers", &Member::key);
  put(identifiers->value, scheme, *normal);
  return true;
}

/// A piece of an address behind which a registry's identifier stands, whatever the country.
struct Trace {
  std::string_view host, before, scheme;
};
constexpr auto kTraces = std::to_array<Trace>({
    {"scholar.google.", "user=", "scholar"},
    {"linkedin.com/", "/in/", "linkedin"},
    {"twitter.com/", "twitter.com/", "x"},
    {"orcid.org/", "orcid.org/", "orcid"},
    {"researchgate.net/", "/profile/", "researchgate"},
    {"dblp.", "/pid/", "dblp"},
});

bool add_traced(Node& person, std::string_view url) {
  for (const auto& [host, before, scheme] : kTraces) {
    const std::size_t at = url.find(before);
    if (url.find(host) == std::string_view::npos || at == std::string_view::npos) continue;
    std::string_view value = url.substr(at + before.size());
    value = value.substr(0, value.find_first_of("&?#"));
    while (value.ends_with('/')) value.remove_suffix(1);
    return add_identifier(person, scheme, std::string(value));
  }
  return false;
}

bool add_link(Node& person, const std::string& label, const std::string& url) {
  const auto safe = safe_web_url(url);
  if (!safe) return false;
  Node link = Node::map();
  put(link, "label", label);
  put(link, "url", *safe);
  list_in(person, "links").items.push_back(std::move(link));
  return true;
}

}  // namespace

bool add_account(Node& person, const std::string& key, const std::string& value) {
  const std::string registry = registry_of(key);
  return add_identifier(person, registry, value) || add_address(person, registry, value);
}

bool add_address(Node& person, const std::string& label, const std::string& url) {
  if (add_traced(person, url)) return true;
  for (const std::string_view scheme : identifier_schemes())
    if (url.find("://") != std::string::npos && scheme != "mastodon" &&
        add_identifier(person, scheme, url))
      return true;
  return add_link(person, label, url);
}

}  // namespace offprint
