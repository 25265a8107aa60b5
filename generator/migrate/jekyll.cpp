#include "migrate/jekyll.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.hpp"
#include "load/date.hpp"
#include "migrate/life.hpp"
#include "migrate/markup.hpp"
#include "migrate/old_records.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

/// Pages that only list what offprint lists by itself, or that show how a theme looks.
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

constexpr std::size_t kLeast = 80;  ///< bytes of text that make a page worth keeping
constexpr std::size_t kLongestTitle = 80;

bool is_home(const OldText& page) {
  return text_of(page.front, "permalink") == "/" || text_of(page.front, "layout") == "about";
}

std::string bare_permalink(const OldText& page) {
  std::string link = text_of(page.front, "permalink");
  std::erase_if(link, [](char c) { return c == '/'; });
  if (link.ends_with(".html")) link.resize(link.size() - 5);
  return link.empty() ? page.stem : link;
}

/// A name for a page that is none of the program's own.
std::string slug_of(const OldText& page) {
  const std::string slug = make_slug(bare_permalink(page));
  return slug == "cv" || slug == "index" ? slug + "-page" : slug;
}

/// The beginning of a text as a title: its first sentence, or as much of it as fits.
std::string title_of_news(const std::string& body) {
  const std::string line = to_plain_line(body);
  const std::size_t end = line.find(". ");
  if (end <= kLongestTitle) return line.substr(0, end);
  if (line.size() <= kLongestTitle) return line.substr(0, line.find_last_not_of('.') + 1);
  const std::size_t blank = line.rfind(' ', kLongestTitle);
  return line.substr(0, blank == std::string::npos ? kLongestTitle : blank) + " …";
}

/// "2021-10-01", from the front matter or the file's name.
std::string date_of(const OldText& text) {
  for (const std::string& date :
       {text_of(text.front, "date").substr(0, 10), text.stem.substr(0, 10)})
    if (const auto day = parse_date(date)) return date;
  return {};
}

std::string without_date(const std::string& stem) {
  const bool dated = stem.size() > 11 && parse_date(stem.substr(0, 10)) && stem[10] == '-';
  return dated ? stem.substr(11) : stem;
}

/// Does it say enough to have a page?
bool has_page(const OldText& text) { return to_plain_line(text.body).size() >= kLeast; }

std::string page_slug(const OldText& text) { return make_slug(without_date(text.stem)); }

void move_news(Migration& move) {
  for (const OldText& text : move.old.texts("_news")) {
    const std::string date = date_of(text), body = move.markdown(text);
    if (date.empty()) {
      move.leave(text.path, "a piece of news without a date");
      continue;
    }
    const std::string own = to_plain_line(text_of(text.front, "title"));
    const std::string title = own.empty() ? title_of_news(body) : own;
    Node front = Node::map();
    put(front, "title", title.empty() ? without_date(text.stem) : title);
    put(front, "date", date);
    move.add_document(
        fmt::format("content/news/{}-{}.md", date, make_slug(without_date(text.stem))), front, body,
        text.path);
  }
}

void put_image(Node& entry, const OldText& text, Migration& move) {
  const std::string source = text_of(text.front, "img");
  const std::string file = source.empty() ? "" : move.moved_file(source, "");
  if (file.empty()) return;
  Node image = Node::map();
  put(image, "src", file);
  put(image, "alt", "Picture of " + to_plain_line(text_of(text.front, "title")));
  put(entry, "image", std::move(image));
}

/// "Academy, Turin".
std::string joined(const std::string& first, const char* sign, const std::string& second) {
  return first + (first.empty() || second.empty() ? "" : sign) + second;
}

/// What an entry says of itself in a few words.
std::string about(const OldText& text, std::string_view section) {
  const Node* const words = section == "projects"
                                ? find_first(text.front, {"description", "excerpt"})
                                : find_first(text.front, {"type", "description"});
  return words == nullptr ? "" : to_plain_line(words->text);
}

void put_date(Node& entry, const OldText& text, std::string_view section) {
  const std::string date = date_of(text);
  if (section == "talks" && !date.empty()) return put(entry, "date", date);
  put_years(entry, text_of(text.front, "year") + date.substr(0, 4), "");
}

/// The text itself: a page where it is long, else a part of the note.
void put_text(Node& entry, const OldText& text, std::string_view section, Migration& move) {
  if (!has_page(text))
    return put(entry, "note", joined(about(text, section), ": ", to_plain_line(text.body)));
  Node front = Node::map();
  put(front, "title", text_of(entry, "title"));
  move.add_document(fmt::format("content/pages/{}.md", page_slug(text)), front, move.markdown(text),
                    text.path);
  put(entry, "url", page_slug(text) + ".html");
  put(entry, "note", about(text, section));
}

/// A text of a collection as an entry of the CV; what it says at length becomes a page.
void move_entry(const OldText& text, const char* section, Migration& move) {
  Node entry = Node::map();
  put(entry, "title", to_plain_line(text_of(text.front, "title")));
  put(entry, "place",
      joined(to_plain_line(text_of(text.front, "venue")), ", ",
             to_plain_line(text_of(text.front, "location"))));
  put_date(entry, text, section);
  put_image(entry, text, move);
  put_text(entry, text, section, move);
  if (entry.find("title") == nullptr) return move.leave(text.path, "it has no title");
  add_entry(move.cv, section, std::move(entry));
  move.carry(text.path, fmt::format("content/cv.yaml: {}", section));
}

void move_home(const OldText& page, Migration& move) {
  put(move.owner, "biography", move.markdown(page));
  move.carry(page.path, "content/people.yaml: biography");
  const Node* const profile = page.front.find("profile");
  std::string photo = profile == nullptr ? "" : text_of(*profile, "image");
  if (photo.empty()) photo = text_of(move.owner, "avatar");
  std::string file;
  for (const char* const folder : {"assets/img", "images", ""})
    if (file.empty() && !photo.empty()) file = move.moved_file(photo, folder);
  if (!file.empty()) {
    Node image = Node::map();
    put(image, "src", file);
    put(image, "alt",
        "Portrait of " + (move.owner_name().empty() ? "the owner" : move.owner_name()));
    put(move.owner, "photo", std::move(image));
  } else if (!photo.empty()) {
    move.leave(page.path, fmt::format("the portrait `{}`: there is no such file", photo));
  }
  const Node* const address =
      profile == nullptr ? nullptr : find_first(*profile, {"address", "more_info"});
  if (address != nullptr) put(move.owner, "address", to_plain_lines(address->text));
  put(move.owner, "role", to_plain_line(text_of(page.front, "description")));
}

bool is_kept(const OldText& page) {
  return std::ranges::find(kOfTheme, page.stem) == kOfTheme.end();
}

void move_page(const OldText& page, Migration& move) {
  const std::size_t told = move.ledger.left.size();
  const std::string body = is_kept(page) ? move.markdown(page) : "";
  if (to_plain_line(body).size() < kLeast) {
    move.ledger.left.resize(told);
    return move.leave(page.path, "a page that a program fills in, or of the theme");
  }
  std::string title = to_plain_line(text_of(page.front, "title"));
  if (title.empty()) title = page.stem;
  Node front = Node::map(), item = Node::map();
  put(front, "title", title);
  put(front, "description", to_plain_line(text_of(page.front, "description")));
  move.add_document(fmt::format("content/pages/{}.md", slug_of(page)), front, body, page.path);
  put(item, "label", title);
  put(item, "page", slug_of(page));
  if (text_of(page.front, "nav") == "true")
    list_in(move.site, "navigation").items.push_back(std::move(item));
}

/// Before any text is read, since texts link to one another.
void note_addresses(const std::vector<OldText>& pages, Migration& move) {
  move.addresses.insert({{"", "index.html"},
                         {"publications", "publications/index.html"},
                         {"cv", "cv.html"},
                         {"news", "news/index.html"}});
  for (const OldText& page : pages) {
    if (is_home(page)) {
      move.addresses.emplace(page.stem, "index.html");
    } else if (is_kept(page)) {
      move.addresses.emplace(bare_permalink(page), slug_of(page) + ".html");
    }
  }
}

/// Those of the pages that entries of a collection get.
void note_entries(const std::string& folder, Migration& move) {
  for (const OldText& text : move.old.texts("_" + folder))
    if (has_page(text)) move.addresses.emplace(folder + "/" + text.stem, page_slug(text) + ".html");
}

void move_all(const char* folder, const char* section, Migration& move) {
  for (const OldText& text : move.old.texts(folder)) move_entry(text, section, move);
}

void move_life(Migration& move) {
  constexpr std::array<std::string_view, 2> kFiles{"_data/cv.yml", "assets/json/resume.json"};
  bool told = false;
  for (const std::string_view path : kFiles) {
    if (!move.old.has(std::string(path))) continue;
    if (told) {
      move.old.mark_used(std::string(path));
      move.leave(std::string(path), "the CV again, in another form");
    } else if (const auto cv = move.old.data(std::string(path))) {
      move_cv(*cv, std::string(path), move);
      told = true;
    }
  }
}

}  // namespace

bool is_jekyll(const OldSite& old) { return old.has("_config.yml"); }

void read_jekyll(Migration& move) {
  read_jekyll_settings(move);
  std::vector<OldText> pages = move.old.texts("_pages");
  for (const char* const top : {"index.md", "about.md", "index.html"})
    if (auto page = move.old.has(top) ? move.old.text(top) : std::nullopt)
      pages.push_back(*std::move(page));
  note_addresses(pages, move);
  for (const char* const folder : {"projects", "portfolio", "talks", "teaching", "teachings"})
    note_entries(folder, move);
  for (const std::string& path : move.old.files("_bibliography"))
    if (path.ends_with(".bib")) move_bibliography(path, move);
  move_publication_texts("_publications", move);
  for (const OldText& page : pages)
    if (is_home(page)) move_home(page, move);
  read_jekyll_registries(move);
  move_news(move);
  move_all("_projects", "projects", move);
  move_all("_portfolio", "projects", move);
  move_all("_talks", "talks", move);
  move_all("_teaching", "teaching", move);
  move_all("_teachings", "teaching", move);
  move_life(move);
  for (const OldText& page : pages)
    if (!is_home(page)) move_page(page, move);
}

}  // namespace offprint
