#include "migrate/jekyll_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>

#include "migrate/documents.hpp"
#include "migrate/markup.hpp"
#include "migrate/published.hpp"

namespace offprint {
namespace {

/// Pages that show how a theme looks, or that only list what offprint lists by itself.
constexpr std::array<std::string_view, 24> kOfTheme{"404",
                                                    "publications",
                                                    "news",
                                                    "projects",
                                                    "repositories",
                                                    "blog",
                                                    "dropdown",
                                                    "profiles",
                                                    "teaching",
                                                    "talks",
                                                    "talkmap",
                                                    "portfolio",
                                                    "sitemap",
                                                    "markdown",
                                                    "terms",
                                                    "year-archive",
                                                    "tag-archive",
                                                    "category-archive",
                                                    "page-archive",
                                                    "collection-archive",
                                                    "archive-layout-with-content",
                                                    "non-menu-page",
                                                    "books",
                                                    "calendar"};

bool is_home(const OldText& page) {
  return text_of(page.front, "permalink") == "/" || text_of(page.front, "layout") == "about" ||
         page.path == "index.md" || page.path == "index.html";
}

bool is_kept(const OldText& page) {
  return std::ranges::find(kOfTheme, page.stem) == kOfTheme.end() && fills_page(page.body);
}

/// What the page is called in its address: "/teaching/ideas/" → "teaching-ideas".
std::string name_of(const OldText& page) {
  std::string name = text_of(page.front, "permalink");
  if (name.ends_with(".html")) name.resize(name.size() - 5);
  while (name.starts_with('/')) name.erase(0, 1);
  while (name.ends_with('/')) name.pop_back();
  std::ranges::replace(name, '/', '-');
  return name.empty() ? page.stem : name;
}

std::vector<std::string> new_addresses(const OldText& page, Migration& move) {
  if (is_home(page)) return {"index.html"};
  std::vector<std::string> now;
  if (is_kept(page)) now.push_back(page_address(page, name_of(page), move));
  for (const std::string& name : {page.stem, name_of(page)})
    std::ranges::copy(lists_named(name), std::back_inserter(now));
  return now;
}

void move_portrait(const OldText& page, std::string photo, Migration& move) {
  if (photo.empty()) photo = text_of(move.owner, "avatar");
  if (photo.empty()) return;
  std::string file;
  for (const char* const folder : {"assets/img", "images", ""})
    if (file.empty()) file = move.moved_file(photo, folder);
  if (file.empty())
    return move.leave(page.path, fmt::format("the portrait `{}`: there is no such file", photo));
  const std::string name = move.owner_name();
  put(move.owner, "photo", image_node(file, "Portrait of " + (name.empty() ? "the owner" : name)));
}

void move_home(const OldText& page, Migration& move) {
  put(move.owner, "biography", move.markdown(page));
  move.carry(page.path, "content/people.yaml: biography");
  const Node* const found = page.front.find("profile");
  const Node profile = found == nullptr ? Node::map() : *found;
  move_portrait(page, text_of(profile, "image"), move);
  if (const Node* const address = find_first(profile, {"address", "more_info"}))
    put(move.owner, "address", to_plain_lines(address->text));
  put(move.owner, "role", to_plain_line(text_of(page.front, "description")));
}

void move_one(const OldText& page, Migration& move) {
  if (!is_kept(page))
    return move.leave(page.path, "a page that a program fills in, or of the theme");
  const std::string body = move.markdown(page);
  if (body.empty()) return move.leave(page.path, "nothing of it is left without a program");
  std::string title = to_plain_line(text_of(page.front, "title"));
  if (title.empty()) title = page.stem;
  move_page(page, name_of(page), title, body, move);
  if (text_of(page.front, "nav") != "true") return;
  const std::string address = page_address(page, name_of(page), move);
  Node item = Node::map();
  put(item, "label", title);
  put(item, "page", address.substr(0, address.size() - 5));
  list_in(move.site, "navigation").items.push_back(std::move(item));
}

}  // namespace

std::vector<OldText> read_jekyll_pages(OldSite& old) {
  std::vector<OldText> pages = old.texts("_pages");
  for (const char* const top : {"index.md", "about.md", "index.html"})
    if (auto page = old.text(top)) pages.push_back(*std::move(page));
  return pages;
}

void publish_jekyll_pages(const std::vector<OldText>& pages, Migration& move) {
  for (const OldText& page : pages)
    if (page.stem != "404")
      move.publish(published_by_jekyll(page, move.settings), page.path, new_addresses(page, move));
}

void move_home_page(const std::vector<OldText>& pages, Migration& move) {
  for (const OldText& page : pages)
    if (is_home(page)) move_home(page, move);
}

void move_jekyll_pages(const std::vector<OldText>& pages, Migration& move) {
  for (const OldText& page : pages)
    if (!is_home(page)) move_one(page, move);
}

}  // namespace offprint
