#include "migrate/hugo.hpp"

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "base/yaml_text.hpp"
#include "migrate/hugo_people.hpp"
#include "migrate/hugo_texts.hpp"
#include "migrate/markup.hpp"
#include "migrate/old_records.hpp"
#include "migrate/published.hpp"
#include "migrate/settings.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

/// A file of settings without its ending: the first of those names that there is; empty where none.
std::string find_settings(const OldSite& old, std::initializer_list<const char*> names) {
  for (const std::string name : names)
    for (const char* const ending : {".yaml", ".yml", ".toml"})
      if (old.has(name + ending)) return name + ending;
  return {};
}

std::string main_settings(const OldSite& old) {
  return find_settings(old, {"config/_default/hugo", "config/_default/config", "hugo", "config"});
}

/// The tree of a file of settings; an empty map where there is none, or it cannot be read.
Node settings_of(const std::string& path, Migration& move) {
  auto read = path.empty() ? std::nullopt : move.old.data(path);
  return read && read->is_map() ? *std::move(read) : Node::map();
}

/// "https://example.org/"; what HugoBlox begins with stands for nothing.
std::string url_of(const Node& settings) {
  std::string base = text_of(settings, "baseURL");
  if (base.empty()) base = text_of(settings, "baseurl");
  if (base.find("://") == std::string::npos && !base.starts_with('/') && !base.empty())
    base.insert(0, "https://");
  const auto url = safe_web_url(base);
  if (!url || *url == "https://example.com/") return {};
  return *url + (url->ends_with('/') ? "" : "/");
}

void read_settings(Migration& move) {
  const std::string path = main_settings(move.old);
  move.settings = settings_of(path, move);
  put(move.site, "title", to_plain_line(text_of(move.settings, "title")));
  move.old_url = url_of(move.settings);
  put(move.site, "url", move.old_url);
  move.put_language(text_of(move.settings, "languageCode"));
  move.carry(path, "content/site.yaml: title, url");
  constexpr auto kTaken =
      std::to_array<std::string_view>({"title", "baseURL", "baseurl", "languageCode", "params"});
  leave_settings(move.settings, path, kTaken, move);
}

/// What the theme is told: a description, perhaps the owner's address; after the people.
void read_params(Migration& move) {
  const Node* const within = move.settings.find("params");
  const std::string path = within == nullptr ? find_settings(move.old, {"config/_default/params"})
                                             : main_settings(move.old);
  const Node params = within == nullptr ? settings_of(path, move) : *within;
  const Node* const marketing = params.find("marketing");
  const Node* const seo = marketing == nullptr ? nullptr : marketing->find("seo");
  put(move.site, "description", to_plain_line(text_of(params, "description")));
  if (seo != nullptr) put(move.site, "description", to_plain_line(text_of(*seo, "description")));
  put(move.owner, "email", text_of(params, "email"));
  constexpr auto kTaken =
      std::to_array<std::string_view>({"description", "email", "marketing", "edit_page"});
  leave_settings(params, path, kTaken, move);
}

void leave_menus(Migration& move) {
  const std::string path = find_settings(move.old, {"config/_default/menus"});
  if (path.empty()) return;
  move.old.mark_used(path);
  move.leave(path, "the menu; here it is made of what the site has");
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

bool is_hugo(const OldSite& old) { return !main_settings(old).empty(); }

void read_hugo(Migration& move) {
  read_settings(move);
  const std::vector<HugoText> texts = read_hugo_texts(move);
  publish_hugo_texts(texts, move);
  for (const char* const folder : {"content/publication", "content/publications"})
    move_publication_folders(folder, move);
  read_authors(move);
  read_params(move);
  leave_menus(move);
  read_home_blocks(move);
  move_hugo_texts(texts, move);
  name_owner(move);
  move.keep_papers(file_shown_by_hugo);
}

}  // namespace offprint
