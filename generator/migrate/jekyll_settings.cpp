#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.hpp"
#include "migrate/accounts.hpp"
#include "migrate/jekyll.hpp"
#include "migrate/markup.hpp"
#include "migrate/settings.hpp"
#include "text/name.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

/// "Ada" and "Lovelace" of al-folio, in one.
std::string whole_name(const Node& config) {
  std::string name;
  for (const char* const key : {"first_name", "middle_name", "last_name"})
    name += " " + text_of(config, key);
  return collapse_spaces(name);
}

/// "https://example.org/~ada/".
std::string address_of(const Node& config) {
  std::string url = text_of(config, "url");
  while (url.ends_with('/')) url.pop_back();
  const std::string base = text_of(config, "baseurl");
  const auto safe = safe_web_url(url + (base.starts_with('/') || base.empty() ? "" : "/") + base);
  return safe && !url.empty() ? *safe + (safe->ends_with('/') ? "" : "/") : "";
}

bool is_account_key(std::string_view key) {
  return std::ranges::any_of(std::to_array<std::string_view>(
                                 {"_username", "_userid", "_id", "_url", "_profile", "_authorid"}),
                             [&](std::string_view suffix) { return key.ends_with(suffix); });
}

void move_account(const Member& member, Migration& move) {
  const std::string value =
      member.value.is_scalar() ? collapse_spaces(member.value.text) : text_of(member.value, "url");
  if (value.empty()) return;
  const std::string from = move.old.shown(member.place);
  const std::string title = text_of(member.value, "title");
  if (add_account(move.owner, title.empty() ? member.key : title, value)) {
    move.carry(from, fmt::format("content/people.yaml: {}", member.key));
  } else {
    move.leave(from, fmt::format("`{}`: no link can be made of it", member.key));
  }
}

/// The `author` of academicpages: a map with the person and their accounts.
void move_author(const Node& author, Migration& move) {
  Node& owner = move.owner;
  put(owner, "name", to_plain_line(text_of(author, "name")));
  put(owner, "affiliation", to_plain_line(text_of(author, "employer")));
  put(owner, "email", text_of(author, "email"));
  put(owner, "role", to_plain_line(text_of(author, "bio")));
  put(owner, "address", to_plain_line(text_of(author, "location")));
  move.carry(move.old.shown(author.place), "content/people.yaml: the owner");
  if (const std::string avatar = text_of(author, "avatar"); !avatar.empty())
    put(owner, "avatar", avatar);
  for (const Member& member : author.members) {
    if (member.value.is_string()) move.tell_sample(move.old.shown(member.place), member.value.text);
    constexpr std::array<std::string_view, 6> kTaken{"name",   "employer", "email",
                                                     "avatar", "bio",      "location"};
    if (std::ranges::find(kTaken, member.key) == kTaken.end()) move_account(member, move);
  }
}

void move_site_keys(const Node& config, Migration& move) {
  const std::string title = text_of(config, "title"), whole = whole_name(config);
  put(move.site, "title", title == "blank" ? whole : title);
  put(move.site, "description", to_plain_line(text_of(config, "description")));
  const std::string language =
      text_of(config, "lang").empty() ? text_of(config, "locale") : text_of(config, "lang");
  move.put_language(language);
  move.old_url = address_of(config);
  put(move.site, "url", move.old_url);
  put(move.owner, "name", whole);
  for (const char* const key : {"title", "description", "url", "first_name", "email"})
    if (const Node* const value = find_first(config, {key}))
      move.carry(move.old.shown(value->place),
                 fmt::format("content/{}: {}",
                             std::string_view(key) == "email" ? "people.yaml" : "site.yaml", key));
}

/// "github_username: ada" and the like at the top of the file; what is left is told.
void move_other_keys(const Node& config, Migration& move) {
  std::vector<std::string_view> taken{"title",      "description", "url",       "baseurl",
                                      "first_name", "middle_name", "last_name", "name",
                                      "email",      "author",      "lang",      "locale"};
  for (const Member& member : config.members) {
    if (!member.value.is_scalar() || !is_account_key(member.key)) continue;
    move_account(member, move);
    taken.push_back(member.key);
  }
  leave_settings(config, "_config.yml", taken, move);
}

void move_socials(const Node& socials, Migration& move) {
  for (const Member& member : socials.members) {
    if (member.key == "email") {
      put(move.owner, "email", text_of(socials, "email"));
    } else if (!member.key.starts_with("rss") && !member.key.starts_with("cv_")) {
      move_account(member, move);
    }
  }
}

}  // namespace

void read_jekyll_settings(Migration& move) {
  move.settings = move.old.data("_config.yml").value_or(Node::map());
  const Node& config = move.settings;
  move_site_keys(config, move);
  if (const Node* const author = config.find("author"); author != nullptr && author->is_map())
    move_author(*author, move);
  put(move.owner, "name", to_plain_line(text_of(config, "name")));
  put(move.owner, "email", text_of(config, "email"));
  move_other_keys(config, move);
  if (const auto socials = move.old.data("_data/socials.yml")) move_socials(*socials, move);
}

}  // namespace offprint
