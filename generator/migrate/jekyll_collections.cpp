#include "migrate/jekyll_collections.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>
#include <utility>

#include "migrate/documents.hpp"
#include "migrate/life.hpp"
#include "migrate/markup.hpp"
#include "migrate/published.hpp"

namespace offprint {
namespace {

/// Folders of collections, and the section that holds them.
constexpr auto kFolders =
    std::to_array<std::pair<std::string_view, std::string_view>>({{"_news", "news"},
                                                                  {"_posts", "news"},
                                                                  {"_projects", "projects"},
                                                                  {"_portfolio", "projects"},
                                                                  {"_talks", "talks"},
                                                                  {"_teaching", "teaching"},
                                                                  {"_teachings", "teaching"}});

/// What an entry says of itself in a few words.
std::string about(const OldText& text, std::string_view section) {
  const Node* const words = section == "projects"
                                ? find_first(text.front, {"description", "excerpt"})
                                : find_first(text.front, {"type", "description"});
  return words == nullptr ? "" : to_plain_line(words->text);
}

void put_image(Node& entry, const OldText& text, Migration& move) {
  const std::string source = text_of(text.front, "img");
  const std::string file = source.empty() ? "" : move.moved_file(source, "");
  if (!file.empty())
    put(entry, "image",
        image_node(file, "Picture of " + to_plain_line(text_of(text.front, "title"))));
}

void put_date(Node& entry, const OldText& text, std::string_view section) {
  const std::string date = date_of(text);
  if (section == "talks" && !date.empty()) return put(entry, "date", date);
  put_years(entry, text_of(text.front, "year") + date.substr(0, 4), "");
}

/// The text itself: a page where it is long, else a part of the note.
void put_text(Node& entry, const OldText& text, std::string_view section, Migration& move) {
  if (!fills_page(text.body))
    return put(entry, "note", joined(about(text, section), ": ", to_plain_line(text.body)));
  const std::string name = stem_without_date(text);
  move_page(text, name, text_of(entry, "title"), move.markdown(text), move);
  put(entry, "url", page_address(text, name, move));
  put(entry, "note", about(text, section));
}

/// A text as an entry of the CV; what it says at length becomes a page.
void move_entry(const OldText& text, const std::string& section, Migration& move) {
  Node entry = Node::map();
  put(entry, "title", to_plain_line(text_of(text.front, "title")));
  if (entry.find("title") == nullptr) return move.leave(text.path, "it has no title");
  put(entry, "place",
      joined(to_plain_line(text_of(text.front, "venue")), ", ",
             to_plain_line(text_of(text.front, "location"))));
  put_date(entry, text, section);
  put_image(entry, text, move);
  put_text(entry, text, section, move);
  move.tell_sample(text.path, text_of(entry, "title"));
  add_entry(move.cv, section, std::move(entry));
  move.carry(text.path, fmt::format("content/cv.yaml: {}", section));
}

std::vector<std::string> new_addresses(const OldText& text, const std::string& section,
                                       Migration& move) {
  if (section == "news") return {news_address(text, move)};
  if (!fills_page(text.body)) return {"cv.html"};
  return {page_address(text, stem_without_date(text), move), "cv.html"};
}

}  // namespace

std::vector<Collection> read_collections(Migration& move) {
  std::vector<Collection> collections;
  for (const auto& [folder, section] : kFolders)
    collections.push_back({std::string(section), move.texts(std::string(folder))});
  return collections;
}

void publish_collections(const std::vector<Collection>& collections, Migration& move) {
  for (const auto& [section, texts] : collections)
    for (const OldText& text : texts)
      move.publish(published_by_jekyll(text, move.settings), text.path,
                   new_addresses(text, section, move));
}

void move_collections(const std::vector<Collection>& collections, Migration& move) {
  for (const auto& [section, texts] : collections)
    for (const OldText& text : texts)
      section == "news" ? move_news(text, move) : move_entry(text, section, move);
}

}  // namespace offprint
