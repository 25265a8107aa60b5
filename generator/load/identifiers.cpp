#include "load/identifiers.hpp"

#include <algorithm>
#include <array>

#include "base/unicode.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

/// A scheme: its URL is `before`, the value, `after`; the value is letters, digits and `signs`.
struct Scheme {
  std::string_view name;
  std::string_view before;
  std::string_view after;
  std::string_view signs;
};

constexpr std::array<Scheme, 20> kSchemes{{
    {"orcid", "https://orcid.org/", "", "-"},
    {"scholar", "https://scholar.google.com/citations?user=", "", "-_"},
    {"dblp", "https://dblp.org/pid/", ".html", "-/"},
    {"github", "https://github.com/", "", "-_"},
    {"gitlab", "https://gitlab.com/", "", "-_."},
    {"semantic-scholar", "https://www.semanticscholar.org/author/", "", ""},
    {"openalex", "https://openalex.org/", "", ""},
    {"arxiv", "https://arxiv.org/a/", "", "_-"},
    {"openreview", "https://openreview.net/profile?id=", "", "~_-"},
    {"acl-anthology", "https://aclanthology.org/people/", "/", "-/"},
    {"researcherid", "https://www.webofscience.com/wos/author/record/", "", "-"},
    {"scopus", "https://www.scopus.com/authid/detail.uri?authorId=", "", ""},
    {"wikidata", "https://www.wikidata.org/wiki/", "", ""},
    {"huggingface", "https://huggingface.co/", "", "-_."},
    {"linkedin", "https://www.linkedin.com/in/", "/", "-_%"},
    {"bluesky", "https://bsky.app/profile/", "", "-.:"},
    {"x", "https://x.com/", "", "_"},
    {"researchgate", "https://www.researchgate.net/profile/", "", "-_"},
    {"youtube", "https://www.youtube.com/@", "", "-_."},
    {"mastodon", "https://", "", "-_.@"},
}};

constexpr auto kNames = [] {
  std::array<std::string_view, kSchemes.size()> names;
  std::ranges::transform(kSchemes, names.begin(), &Scheme::name);
  return names;
}();

const Scheme* find_scheme(std::string_view name) {
  const auto found = std::ranges::find(kSchemes, name, &Scheme::name);
  return found == kSchemes.end() ? nullptr : &*found;
}

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// No dots that climb, nothing that ends a URL's part.
bool fits(std::string_view value, const Scheme& scheme) {
  const auto allowed = [&](char c) {
    return is_alphanumeric(c) || scheme.signs.find(c) != std::string_view::npos;
  };
  return !value.empty() && value.size() <= 200 && value.find("..") == std::string_view::npos &&
         std::ranges::all_of(value, allowed);
}

/// "@user@host" and "https://host/@user" to "@user@host".
std::optional<std::string> mastodon_value(std::string_view text) {
  std::string value(text);
  const std::size_t user = text.find("/@");
  if (text.starts_with("https://") && user != std::string_view::npos)
    value = std::string(text.substr(user + 1)) + "@" + std::string(text.substr(8, user - 8));
  if (!value.starts_with('@')) value.insert(0, "@");
  const std::size_t host = value.find('@', 1);
  const bool whole = host != std::string::npos && host > 1 && host + 1 < value.size() &&
                     value.find('@', host + 1) == std::string::npos;
  return whole && fits(value, *find_scheme("mastodon")) ? std::optional(value) : std::nullopt;
}

}  // namespace

std::span<const std::string_view> identifier_schemes() { return kNames; }

std::optional<std::string> normalized_identifier(std::string_view name, std::string_view text) {
  text = trim(text);
  if (name == "orcid") return orcid_of(text);
  if (name == "mastodon") return mastodon_value(text);
  const Scheme* scheme = find_scheme(name);
  if (scheme == nullptr) return std::string(text);
  if (text.starts_with(scheme->before)) {
    text.remove_prefix(scheme->before.size());
    if (!scheme->after.empty() && text.ends_with(scheme->after))
      text.remove_suffix(scheme->after.size());
    if (text.ends_with('/')) text.remove_suffix(1);
  }
  return fits(text, *scheme) ? std::optional<std::string>(text) : std::nullopt;
}

std::string identifier_url(std::string_view name, std::string_view value) {
  const Scheme* scheme = find_scheme(name);
  if (scheme == nullptr || value.empty()) return {};
  if (name == "mastodon") {
    const std::size_t host = value.find('@', 1);
    return "https://" + std::string(value.substr(host + 1)) + "/" +
           std::string(value.substr(0, host));
  }
  return std::string(scheme->before) + std::string(value) + std::string(scheme->after);
}

}  // namespace offprint
