#include "migrate/published.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <utility>

#include "base/unicode.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

/// What stands for ":year", ":title", … in an address that is a pattern.
using Words = std::map<std::string, std::string, std::less<>>;

bool is_of_word(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

/// "/blog/:year/:title/" → "/blog/2020/a-post/". Words without a value leave no empty part.
std::string filled(std::string_view pattern, const Words& words) {
  std::string address = "/";
  while (!pattern.empty()) {
    std::size_t size = 1;
    std::string_view part = pattern.substr(0, 1);
    if (part == ":") {
      while (size < pattern.size() && is_of_word(pattern[size])) ++size;
      const auto word = words.find(pattern.substr(1, size - 1));
      part = word == words.end() ? std::string_view() : word->second;
    }
    if (part != "/" || !address.ends_with('/')) address += part;
    pattern.remove_prefix(size);
  }
  return address;
}

void add_date(const std::string& date, Words& words) {
  if (date.size() != 10) return;
  words["year"] = date.substr(0, 4);
  words["month"] = date.substr(5, 2);
  words["day"] = date.substr(8, 2);
}

/// The texts of a scalar or a list.
std::vector<std::string> texts_under(const Node& map, std::string_view key) {
  std::vector<std::string> texts;
  const Node* const value = map.find(key);
  if (value == nullptr) return texts;
  if (value->is_scalar()) texts.push_back(value->text);
  for (const Node& item : value->items)
    if (item.is_scalar()) texts.push_back(item.text);
  return texts;
}

/// The path of a text without its ending and, for an index, without its name, below a folder.
std::string path_below(const OldText& text, std::string_view folder) {
  fs::path path(text.path.substr(std::min(folder.size(), text.path.size())));
  const std::string stem = path.stem().string();
  path = stem == "index" || stem == "_index" ? path.parent_path() : path.replace_extension();
  return path.generic_string();
}

/// The patterns that Jekyll has names for.
constexpr auto kStyles = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"", "/:categories/:year/:month/:day/:title.html"},
     {"date", "/:categories/:year/:month/:day/:title.html"},
     {"pretty", "/:categories/:year/:month/:day/:title/"},
     {"none", "/:categories/:title.html"}});

std::string pattern_of_posts(const std::string& setting) {
  const auto style =
      std::ranges::find(kStyles, setting, &std::pair<std::string_view, std::string_view>::first);
  return style == kStyles.end() ? setting : std::string(style->second);
}

/// How addresses end that have no pattern of their own: as those of posts.
std::string ending_of(const std::string& setting) {
  return pattern_of_posts(setting).ends_with('/') ? "/" : ".html";
}

/// What `collections` says of one; nothing where the texts of it are no pages.
const Node* find_output(const Node& settings, const std::string& collection) {
  const Node* const all = settings.find("collections");
  const Node* const one = all == nullptr ? nullptr : all->find(collection);
  return one != nullptr && text_of(*one, "output") == "true" ? one : nullptr;
}

std::string joined_categories(const Node& front) {
  std::string joined;
  for (const char* const key : {"category", "categories"})
    for (const std::string& category : texts_under(front, key)) joined += category + "/";
  return to_lower(joined);
}

/// "_pages/talks.md" → ""; "_news/one.md" → "news".
std::string collection_of(const OldText& text) {
  const std::string top = text.path.substr(0, text.path.find('/'));
  return top.starts_with('_') && top != "_pages" && top != text.path ? top.substr(1) : "";
}

std::string address_in_collection(const OldText& text, const std::string& collection,
                                  const Node& settings) {
  const std::string style = text_of(settings, "permalink");
  std::string pattern = pattern_of_posts(style);
  if (collection != "posts") {
    const Node* const output = find_output(settings, collection);
    if (output == nullptr) return {};
    pattern = text_of(*output, "permalink");
    if (pattern.empty()) pattern = "/:collection/:path" + ending_of(style);
  }
  const std::string slug = text_of(text.front, "slug");
  const std::string title = slug.empty() ? stem_without_date(text) : slug;
  Words words{{"collection", collection},
              {"path", path_below(text, "_" + collection + "/")},
              {"name", text.stem},
              {"title", title},
              {"slug", title},
              {"categories", joined_categories(text.front)},
              {"output_ext", ".html"}};
  add_date(date_of(text), words);
  return filled(pattern, words);
}

std::string jekyll_address(const OldText& text, const Node& settings) {
  if (std::string own = text_of(text.front, "permalink"); !own.empty()) return own;
  const std::string collection = collection_of(text);
  if (!collection.empty()) return address_in_collection(text, collection, settings);
  const std::string path = path_below(text, "");
  return path.empty() ? "/" : "/" + path + ending_of(text_of(settings, "permalink"));
}

/// A piece of a path as Hugo writes it: lower case, hyphens for blanks, no signs.
std::string hugo_path(std::string_view text) {
  std::string path;
  for (const char c : to_lower(text)) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0 ||
                      std::string_view("._-+~/@").find(c) != std::string_view::npos;
    if (kept) path += c;
    if (c == ' ' && !path.ends_with('-')) path += '-';
  }
  return path;
}

/// What `permalinks` says of a section: itself, or among those of pages, sections or terms.
std::string pattern_of_section(const Node& settings, const std::string& section) {
  const Node* const all = settings.find("permalinks");
  if (all == nullptr) return {};
  for (const char* const kind : {"page", "term", "section"})
    if (const Node* const of_kind = all->find(kind); of_kind != nullptr && of_kind->is_map())
      if (std::string pattern = text_of(*of_kind, section); !pattern.empty()) return pattern;
  return text_of(*all, section);
}

std::string hugo_address(const OldText& text, const Node& settings) {
  if (std::string own = text_of(text.front, "url"); !own.empty()) return own;
  const std::string path = path_below(text, "content/");
  const std::string section = path.substr(0, path.find('/'));
  const std::string slug = text_of(text.front, "slug");
  const std::string pattern = path == section ? "" : pattern_of_section(settings, section);
  if (pattern.empty()) {
    const fs::path whole(path);
    return filled(
        "/" + hugo_path(slug.empty() ? path : (whole.parent_path() / slug).generic_string()) + "/",
        {});
  }
  const std::string title = hugo_path(text_of(text.front, "title"));
  const std::string own = hugo_path(slug), name = hugo_path(text.stem);
  Words words{{"section", section},
              {"sections", fs::path(path).parent_path().generic_string()},
              {"title", title},
              {"slug", own.empty() ? title : own},
              {"filename", name},
              {"contentbasename", name},
              {"slugorfilename", own.empty() ? name : own},
              {"slugorcontentbasename", own.empty() ? name : own}};
  add_date(date_of(text), words);
  return filled(pattern, words);
}

/// The address first, then those under a key of the front matter.
std::vector<std::string> with_others(std::string address, const OldText& text,
                                     std::string_view key) {
  std::vector<std::string> all = texts_under(text.front, key);
  if (!address.empty()) all.insert(all.begin(), std::move(address));
  return all;
}

}  // namespace

std::vector<std::string> published_by_jekyll(const OldText& text, const Node& settings) {
  return with_others(jekyll_address(text, settings), text, "redirect_from");
}

std::vector<std::string> published_by_hugo(const OldText& text, const Node& settings) {
  if (text_of(text.front, "headless") == "true") return {};
  std::vector<std::string> all = with_others(hugo_address(text, settings), text, "aliases");
  for (std::string& address : all)
    if (!address.ends_with('/') && !fs::path(address).has_extension()) address += '/';
  return all;
}

std::string file_shown_by_jekyll(const std::string& path) {
  return path.starts_with('_') ? "" : "/" + path;
}

std::string file_shown_by_hugo(const std::string& path) {
  for (const std::string_view folder : {"static/", "content/"})
    if (path.starts_with(folder)) return "/" + path.substr(folder.size());
  return {};
}

std::string file_at(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  while (address.starts_with('/')) address.remove_prefix(1);
  std::string file = decoded_path(address);
  if (file.empty() || file.ends_with('/')) return file + "index.html";
  return fs::path(file).has_extension() ? file : file + ".html";
}

}  // namespace offprint
