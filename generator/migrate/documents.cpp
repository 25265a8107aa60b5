#include "migrate/documents.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <string_view>
#include <utility>

#include "migrate/markup.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

/// What is told on the CV is told on the home page too, which each site has.
constexpr auto kLists = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"publication", "publications/index.html"},
     {"publications", "publications/index.html"},
     {"news", "news/index.html"},
     {"blog", "news/index.html"},
     {"post", "news/index.html"},
     {"posts", "news/index.html"},
     {"year-archive", "news/index.html"},
     {"project", "cv.html"},
     {"projects", "cv.html"},
     {"portfolio", "cv.html"},
     {"event", "cv.html"},
     {"talk", "cv.html"},
     {"talks", "cv.html"},
     {"teaching", "cv.html"},
     {"cv", "cv.html"},
     {"cv", "index.html"},
     {"experience", "cv.html"},
     {"experience", "index.html"},
     {"resume", "cv.html"},
     {"resume", "index.html"},
     {"authors", "people/index.html"},
     {"people", "people/index.html"},
     {"profiles", "people/index.html"},
     {"tags", "topics/index.html"},
     {"tag-archive", "topics/index.html"},
     {"category-archive", "topics/index.html"}});

constexpr std::size_t kLeast = 80;  ///< bytes of text that make a page worth keeping
constexpr std::size_t kLongestTitle = 80;

/// The beginning of a text as a title: its first sentence, or as much of it as fits.
std::string title_of(const std::string& body) {
  const std::string line = to_plain_line(body);
  const std::size_t end = line.find(". ");
  if (end <= kLongestTitle) return line.substr(0, end);
  if (line.size() <= kLongestTitle) return line.substr(0, line.find_last_not_of('.') + 1);
  const std::size_t blank = line.rfind(' ', kLongestTitle);
  return line.substr(0, blank == std::string::npos ? kLongestTitle : blank) + " …";
}

/// "content/pages/talks.md" of a name that is none of the program's own.
const std::string& page_path(const OldText& text, const std::string& wish, Migration& move) {
  const std::string slug = make_slug(wish);
  const bool taken = slug == "cv" || slug == "index" || slug == "404";
  return move.new_path(text.path, fmt::format("content/pages/{}{}.md", slug, taken ? "-page" : ""));
}

const std::string& news_path(const OldText& text, Migration& move) {
  return move.new_path(text.path, fmt::format("content/news/{}-{}.md", date_of(text),
                                              make_slug(stem_without_date(text))));
}

std::string stem_of(const std::string& path) { return std::filesystem::path(path).stem().string(); }

/// A text that is nothing but a link: to that.
std::string body_of(const OldText& text, Migration& move) {
  const std::string body = move.markdown(text), elsewhere = text_of(text.front, "redirect");
  if (!body.empty() || elsewhere.find("://") == std::string::npos) return body;
  return "<" + elsewhere + ">\n";
}

}  // namespace

bool fills_page(std::string_view body) { return to_plain_line(body).size() >= kLeast; }

std::vector<std::string> lists_named(std::string_view name) {
  std::vector<std::string> lists;
  for (const auto& [old, list] : kLists)
    if (old == name) lists.emplace_back(list);
  return lists;
}

std::string page_address(const OldText& text, const std::string& wish, Migration& move) {
  return stem_of(page_path(text, wish, move)) + ".html";
}

std::string news_address(const OldText& text, Migration& move) {
  return "news/" + make_slug(stem_of(news_path(text, move))) + ".html";
}

void move_page(const OldText& text, const std::string& wish, const std::string& title,
               const std::string& body, Migration& move) {
  Node front = Node::map();
  put(front, "title", title);
  put(front, "description", to_plain_line(text_of(text.front, "description")));
  move.add_document(page_path(text, wish, move), front, body, text.path);
}

void move_news(const OldText& text, Migration& move) {
  const std::string date = date_of(text), body = body_of(text, move);
  if (date.empty()) return move.leave(text.path, "a piece of news without a date");
  const std::string own = to_plain_line(text_of(text.front, "title"));
  const std::string title = own.empty() ? title_of(body) : own;
  Node front = Node::map();
  put(front, "title", title.empty() ? stem_without_date(text) : title);
  move.tell_sample(text.path, text_of(front, "title"));
  put(front, "date", date);
  put(front, "description", to_plain_line(text_of(text.front, "description")));
  move.add_document(news_path(text, move), front, body, text.path);
}

}  // namespace offprint
