#include "migrate/hugo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.hpp"
#include "base/yaml_text.hpp"
#include "load/date.hpp"
#include "migrate/accounts.hpp"
#include "migrate/life.hpp"
#include "migrate/markup.hpp"
#include "migrate/old_records.hpp"
#include "text/slug.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 6> kSettings{
    "config/_default/hugo.yaml", "config/_default/config.yaml", "hugo.yaml", "config.yaml",
    "config/_default/hugo.toml", "config/_default/config.toml"};

void read_settings(Migration& move) {
  for (const std::string path : kSettings) {
    if (!move.old.has(path)) continue;
    if (path.ends_with(".toml")) {
      move.old.mark_used(path);
      move.leave(path, "settings in TOML are not read");
      continue;
    }
    const auto config = move.old.data(path);
    if (!config) continue;
    put(move.site, "title", to_plain_line(text_of(*config, "title")));
    const Node* const base = find_first(*config, {"baseURL", "baseurl"});
    const auto url = base == nullptr ? std::nullopt : safe_web_url(base->text);
    if (url && *url != "https://example.com/") {
      move.old_url = *url + (url->ends_with('/') ? "" : "/");
      put(move.site, "url", move.old_url);
    }
    move.carry(path, "content/site.yaml: title, url");
  }
}

std::string organizations_of(const Node& author) {
  std::string names;
  const Node* const list = author.find("organizations");
  for (const Node& item : list == nullptr ? std::vector<Node>() : list->items)
    names += (names.empty() ? "" : ", ") + to_plain_line(text_of(item, "name"));
  return names;
}

void put_addresses(const Node& author, Node& person, Migration& move) {
  const Node* const list = find_first(author, {"profiles", "social", "links"});
  for (const Node& item : list == nullptr ? std::vector<Node>() : list->items) {
    const Node* const url = find_first(item, {"url", "link"});
    if (url == nullptr || !url->is_scalar() || url->text.starts_with("/#")) continue;
    std::string label =
        text_of(item, "label").empty() ? text_of(item, "icon") : text_of(item, "label");
    label = label.substr(label.rfind('/') + 1);
    if (url->text.starts_with("mailto:")) {
      put(person, "email", url->text.substr(7));
    } else if (!add_address(person, label, url->text)) {
      move.leave(move.old.shown(item.place), fmt::format("`{}`: no link can be made of it", label));
    }
  }
}

/// Lists of a life: "work", "education" (or `education.courses`), "awards".
void put_life(const Node& author, Node& person) {
  for (const auto& [key, name] : {std::pair{"work", "positions"},
                                  {"experience", "positions"},
                                  {"education", "education"},
                                  {"awards", "awards"}}) {
    const Node* list = author.find(key);
    if (list != nullptr && list->is_map()) list = find_first(*list, {"courses", "items"});
    for (const Node& item : list == nullptr ? std::vector<Node>() : list->items)
      add_entry(person, name, make_entry(item));
  }
}

Node person_of(const OldText& text, Migration& move) {
  const Node& author = text.front;
  Node person = Node::map();
  put(person, "name", to_plain_line(text_of(author, "title")));
  put(person, "role", to_plain_line(text_of(author, "role")));
  put(person, "affiliation", organizations_of(author));
  put(person, "email", text_of(author, "email"));
  put_addresses(author, person, move);
  const std::string folder = fs::path(text.path).parent_path().generic_string();
  for (const char* const name :
       {"avatar.jpg", "avatar.png", "avatar.jpeg", "avatar.webp", "avatar.svg"}) {
    const std::string file = move.moved_file(name, folder);
    if (file.empty() || person.find("photo") != nullptr) continue;
    Node image = Node::map();
    put(image, "src", file);
    put(image, "alt", "Portrait of " + text_of(person, "name"));
    put(person, "photo", std::move(image));
  }
  if (const Node* const interests = author.find("interests");
      interests != nullptr && interests->is_list())
    put(person, "topics", *interests);
  put_life(author, person);
  const std::string body = move.markdown(text);
  put(person, "biography", body.empty() ? to_plain_line(text_of(author, "bio")) : body);
  return person;
}

void read_authors(Migration& move) {
  std::vector<OldText> texts = move.old.texts("content/authors");
  std::ranges::stable_partition(texts, [](const OldText& text) {
    return text_of(text.front, "superuser") == "true" || text.stem == "admin" || text.stem == "me";
  });
  for (const OldText& text : texts) {
    Node person = person_of(text, move);
    const std::string name = text_of(person, "name");
    if (name.empty() || name == "Authors") continue;
    const bool first = move.owner_name().empty();
    if (!first && name == move.owner_name()) {
      move.leave(text.path, "the owner again");
      continue;
    }
    move.carry(text.path, "content/people.yaml: " + name);
    if (first) {
      move.owner = std::move(person);
    } else {
      person.members.insert(person.members.begin(), {"id", {}, Node::string(make_slug(name))});
      move.people.items.push_back(std::move(person));
    }
  }
}

/// The blocks of the home page that tell of a life.
void read_home_blocks(Migration& move) {
  const auto home =
      move.old.has("content/_index.md") ? move.old.text("content/_index.md") : std::nullopt;
  const Node* const blocks = home ? home->front.find("sections") : nullptr;
  for (const Node& block : blocks == nullptr ? std::vector<Node>() : blocks->items) {
    const std::string kind = text_of(block, "block");
    const Node* const content = block.find("content");
    const Node* const items = content == nullptr ? nullptr : content->find("items");
    const char* const section = kind.find("experience") != std::string::npos ? "positions"
                                : kind == "accomplishments"                  ? "awards"
                                                                             : nullptr;
    if (items == nullptr || section == nullptr || move.owner.find(section) != nullptr) continue;
    for (const Node& item : items->items) add_entry(move.owner, section, make_entry(item));
    move.carry(move.old.shown(items->place), fmt::format("content/people.yaml: {}", section));
  }
}

void read_entries(const std::string& folder, const char* section, Migration& move) {
  for (const OldText& text : move.old.texts(folder)) {
    if (text.path.ends_with("_index.md")) continue;
    Node entry = Node::map();
    put(entry, "title", to_plain_line(text_of(text.front, "title")));
    const std::string event = to_plain_line(text_of(text.front, "event")),
                      where = to_plain_line(text_of(text.front, "location"));
    put(entry, "place", event + (event.empty() || where.empty() ? "" : ", ") + where);
    const std::string date = text_of(text.front, "date").substr(0, 10);
    if (parse_date(date)) put(entry, "date", date);
    put(entry, "note", to_plain_line(text_of(text.front, "summary")));
    if (entry.find("title") == nullptr) continue;
    add_entry(move.cv, section, std::move(entry));
    move.carry(text.path, fmt::format("content/cv.yaml: {}", section));
    if (to_plain_line(text.body).size() >= 80) move.leave(text.path, "its text at length");
  }
}

void read_news(const std::string& folder, Migration& move) {
  for (const OldText& text : move.old.texts(folder)) {
    const std::string date = text_of(text.front, "date").substr(0, 10);
    if (text.path.ends_with("_index.md") || !parse_date(date)) continue;
    Node front = Node::map();
    put(front, "title", to_plain_line(text_of(text.front, "title")));
    put(front, "date", date);
    if (front.find("title") == nullptr) continue;
    move.add_document(fmt::format("content/news/{}-{}.md", date, make_slug(text.stem)), front,
                      move.markdown(text), text.path);
  }
}

/// "admin" among the authors of a work is the owner.
void name_owner(Migration& move) {
  const std::string name = move.owner_name();
  for (SiteFile& file : move.files) {
    constexpr std::string_view kAdmin = "{\"family\": \"admin\"}";
    for (std::size_t at = 0; (at = file.text.find(kAdmin, at)) != std::string::npos;)
      file.text.replace(at, kAdmin.size(), "{\"literal\": " + yaml_quoted(name) + "}");
  }
}

}  // namespace

bool is_hugo(const OldSite& old) {
  return std::ranges::any_of(kSettings, [&](const std::string& path) { return old.has(path); });
}

void read_hugo(Migration& move) {
  read_settings(move);
  for (const char* const folder : {"content/publication", "content/publications"})
    move_publication_folders(folder, move);
  read_authors(move);
  read_home_blocks(move);
  for (const char* const folder : {"content/event", "content/events", "content/talk"})
    read_entries(folder, "talks", move);
  for (const char* const folder : {"content/project", "content/projects"})
    read_entries(folder, "projects", move);
  for (const char* const folder : {"content/news", "content/post"}) read_news(folder, move);
  name_owner(move);
}

}  // namespace offprint
