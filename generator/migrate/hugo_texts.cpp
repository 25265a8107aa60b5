#include "migrate/hugo_texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

#include "migrate/documents.hpp"
#include "migrate/hugo_people.hpp"
#include "migrate/markup.hpp"
#include "migrate/published.hpp"

namespace offprint {
namespace {

/// Folders of content/, and what their texts become; "": others read them.
constexpr auto kFolders =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"authors", ""},
                                                                  {"publication", ""},
                                                                  {"publications", ""},
                                                                  {"home", "widgets"},
                                                                  {"slides", "slides"},
                                                                  {"event", "talks"},
                                                                  {"events", "talks"},
                                                                  {"talk", "talks"},
                                                                  {"talks", "talks"},
                                                                  {"project", "projects"},
                                                                  {"projects", "projects"},
                                                                  {"teaching", "teaching"},
                                                                  {"courses", "teaching"},
                                                                  {"news", "news"},
                                                                  {"post", "news"},
                                                                  {"posts", "news"},
                                                                  {"blog", "news"}});

/// "content/post/one/index.md" → "post".
std::string folder_of(const std::string& path) {
  const std::string below = path.substr(std::string_view("content/").size());
  const std::size_t slash = below.find('/');
  return slash == std::string::npos ? "" : below.substr(0, slash);
}

std::string section_of(const std::string& path) {
  const auto found = std::ranges::find(kFolders, folder_of(path),
                                       &std::pair<std::string_view, std::string_view>::first);
  return found == kFolders.end() ? "pages" : std::string(found->second);
}

bool is_read_here(const std::string& path) {
  return path != "content/_index.md" && !section_of(path).empty();
}

bool is_list(const OldText& text) { return text.path.ends_with("_index.md"); }

std::vector<std::string> new_addresses(const HugoText& hugo, Migration& move) {
  const auto& [text, section] = hugo;
  std::vector<std::string> now;
  if (section == "news" && !is_list(text)) return {news_address(text, move)};
  if (fills_page(text.body)) now.push_back(page_address(text, text.stem, move));
  std::ranges::copy(lists_named(section == "pages" ? text.stem : section), std::back_inserter(now));
  return now;
}

void move_entry(const OldText& text, const std::string& section, Migration& move) {
  Node entry = Node::map();
  put(entry, "title", to_plain_line(text_of(text.front, "title")));
  if (entry.find("title") == nullptr) return move.leave(text.path, "it has no title");
  put(entry, "place",
      joined(to_plain_line(text_of(text.front, "event")), ", ",
             to_plain_line(text_of(text.front, "location"))));
  put(entry, "date", date_of(text));
  put(entry, "note", to_plain_line(text_of(text.front, "summary")));
  if (fills_page(text.body)) {
    move_page(text, text.stem, text_of(entry, "title"), move.markdown(text), move);
    put(entry, "url", page_address(text, text.stem, move));
  }
  move.tell_sample(text.path, text_of(entry, "title"));
  add_entry(move.cv, section, std::move(entry));
  move.carry(text.path, fmt::format("content/cv.yaml: {}", section));
}

/// A page that is no list, or a list with a text of its own.
void move_text(const OldText& text, Migration& move) {
  const std::string title = to_plain_line(text_of(text.front, "title"));
  const std::string body = fills_page(text.body) ? move.markdown(text) : "";
  if (body.empty()) return move.leave(text.path, "a page that a program fills in");
  move_page(text, text.stem, title.empty() ? text.stem : title, body, move);
}

void move_widget(const OldText& text, Migration& move) {
  if (!move_home_widget(text, move)) move.leave(text.path, "a part of the theme's home page");
}

void move_one(const HugoText& hugo, Migration& move) {
  const auto& [text, section] = hugo;
  if (section == "widgets") return move_widget(text, move);
  if (section == "slides") return move.leave(text.path, "slides that a program shows");
  if (is_list(text) || section == "pages") return move_text(text, move);
  if (section == "news") return move_news(text, move);
  move_entry(text, section, move);
}

}  // namespace

std::vector<HugoText> read_hugo_texts(Migration& move) {
  std::vector<HugoText> texts;
  for (OldText& text : move.texts("content", is_read_here)) {
    std::string section = section_of(text.path);
    texts.push_back({std::move(text), std::move(section)});
  }
  return texts;
}

void publish_hugo_texts(const std::vector<HugoText>& texts, Migration& move) {
  move.publish({"/"}, "content/", {"index.html"});
  for (const HugoText& hugo : texts)
    if (hugo.section != "widgets")
      move.publish(published_by_hugo(hugo.text, move.settings), hugo.text.path,
                   new_addresses(hugo, move));
}

void move_hugo_texts(const std::vector<HugoText>& texts, Migration& move) {
  for (const HugoText& hugo : texts) move_one(hugo, move);
}

}  // namespace offprint
