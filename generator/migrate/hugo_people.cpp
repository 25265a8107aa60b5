#include "migrate/hugo_people.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "migrate/accounts.hpp"
#include "migrate/life.hpp"
#include "migrate/markup.hpp"
#include "migrate/published.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

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
    put(person, "photo", image_node(file, "Portrait of " + text_of(person, "name")));
  }
  if (const Node* const interests = author.find("interests");
      interests != nullptr && interests->is_list())
    put(person, "topics", *interests);
  put_life(author, person);
  const std::string body = move.markdown(text);
  put(person, "biography", body.empty() ? to_plain_line(text_of(author, "bio")) : body);
  return person;
}

}  // namespace

void read_authors(Migration& move) {
  std::vector<OldText> texts = move.texts("content/authors");
  std::ranges::stable_partition(texts, [](const OldText& text) {
    return text_of(text.front, "superuser") == "true" || text.stem == "admin" || text.stem == "me";
  });
  for (const OldText& text : texts) {
    Node person = person_of(text, move);
    const std::string name = text_of(person, "name");
    if (name.empty() || name == "Authors") continue;
    move.publish(published_by_hugo(text, move.settings), text.path,
                 {"people/" + make_slug(name) + ".html"});
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

bool move_home_widget(const OldText& widget, Migration& move) {
  if (text_of(widget.front, "active") == "false") return false;
  const std::size_t before = move.owner.members.size();
  if (widget.stem == "about") {
    put(move.owner, "biography", move.markdown(widget));
    if (move.owner.find("education") == nullptr) put_life(widget.front, move.owner);
  } else if (widget.stem == "experience" && move.owner.find("positions") == nullptr) {
    put_life(widget.front, move.owner);
  }
  const bool told = move.owner.members.size() > before;
  if (told) move.carry(widget.path, "content/people.yaml: the owner");
  return told;
}

}  // namespace offprint
