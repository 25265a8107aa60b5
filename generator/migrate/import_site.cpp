#include "migrate/import_site.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "base/yaml_text.hpp"
#include "migrate/hugo.hpp"
#include "migrate/jekyll.hpp"
#include "migrate/migration.hpp"
#include "migrate/samples.hpp"
#include "text/name.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

/// Folders of old sites that hold their looks and machinery.
constexpr std::array<std::string_view, 22> kMachinery{
    "_includes",    "_layouts", "_sass",  "_plugins", "_scripts",
    "assets",       "bin",      "static", "layouts",  "themes",
    "resources",    "config",   "images", "files",    "markdown_generator",
    "talkmap",      "scripts",  "docs",   "test",     "tests",
    "node_modules", "i18n"};

/// "Dr. Ada Lovelace" without what is no part of the name.
std::string without_degrees(std::string name) {
  constexpr std::array<std::string_view, 6> kDegrees{"Prof. ", "Professor ", "Prof ",
                                                     "Dr. ",   "Dr ",        "PD "};
  for (const std::string_view degree : kDegrees)
    if (name.starts_with(degree)) return without_degrees(name.substr(degree.size()));
  return name;
}

/// Who the site is of: as it says, or whoever is on most works.
void settle_owner(Migration& move) {
  if (move.owner_name().empty()) {
    const std::string title = text_of(move.site, "title");
    const std::string author = survey_records(move.records).author.name;
    put(move.owner, "name", author.empty() ? title : author);
  }
  if (move.owner_name().empty()) put(move.owner, "name", "The owner of this site");
  const std::string name = without_degrees(move.owner_name());
  std::erase_if(move.owner.members, [](const Member& member) {
    return member.key == "avatar" || member.key == "name";
  });
  move.owner.members.insert(move.owner.members.begin(), {{"id", {}, Node::string(make_slug(name))},
                                                         {"name", {}, Node::string(name)}});
}

void add_item(Node& navigation, const char* label, const char* page) {
  Node item = Node::map();
  put(item, "label", label);
  put(item, "page", page);
  navigation.items.push_back(std::move(item));
}

bool has_folder(const Migration& move, std::string_view folder) {
  return std::ranges::any_of(move.files,
                             [&](const SiteFile& file) { return file.path.starts_with(folder); });
}

void settle_navigation(Migration& move) {
  Node navigation = Node::list();
  add_item(navigation, "Home", "index.html");
  if (!move.records.empty()) add_item(navigation, "Publications", "publications/index.html");
  if (has_folder(move, "content/news/")) add_item(navigation, "News", "news/index.html");
  if (!move.cv.members.empty()) add_item(navigation, "CV", "cv.html");
  Node& list = list_in(move.site, "navigation");
  list.items.insert(list.items.begin(), navigation.items.begin(), navigation.items.end());
}

std::string site_text(Migration& move) {
  put(move.site, "title", move.owner_name());
  settle_navigation(move);
  Node whole = Node::map();
  put(whole, "version", number_node(1));
  put(whole, "owner", text_of(move.owner, "id"));
  for (const Member& member : move.site.members) put(whole, member.key, member.value);
  return "# The settings of this site. What is not said here has a default.\n" + yaml_block(whole);
}

std::string people_text(const Migration& move) {
  Node all = Node::list();
  all.items.push_back(move.owner);
  all.items.insert(all.items.end(), move.people.items.begin(), move.people.items.end());
  return "# The owner, and others of whom more is known than the name on their papers.\n" +
         yaml_block(all);
}

/// What new sites have too: the workflow, what git is to ignore.
void add_common_files(Migration& move) {
  for (SiteFile& file : make_site_files({.name = move.owner_name(), .records_file = "any"}))
    if (!file.path.starts_with("content/")) move.files.push_back(std::move(file));
}

void add_content_files(Migration& move) {
  if (!move.cv.members.empty()) move.files.push_back({"content/cv.yaml", yaml_block(move.cv), ""});
  if (!move.venues.items.empty())
    move.files.push_back({"content/venues.yaml", yaml_block(move.venues), ""});
  move.files.push_back({"content/people.yaml", people_text(move), ""});
  move.files.push_back({"content/site.yaml", site_text(move), ""});
}

/// What nobody asked for: by folder where it is machinery, else file by file.
void tell_unread(Migration& move) {
  std::map<std::string, std::size_t> machinery;
  for (const std::string& path : move.old.files("")) {
    if (move.old.is_used(path)) continue;
    const std::string top = path.substr(0, path.find('/'));
    const bool is_folder = top.size() < path.size();
    if (is_folder && std::ranges::find(kMachinery, top) != kMachinery.end()) {
      ++machinery[top];
    } else if (is_folder) {
      move.leave(path, top == "_drafts" ? "a draft, which the old site did not show"
                                        : "nothing of ours corresponds to it");
    }
  }
  for (const auto& [folder, count] : machinery)
    move.leave(folder + "/", fmt::format("{} {} of the theme, or that nothing names", count,
                                         count == 1 ? "file" : "files"));
}

void tell_sample_works(Migration& move) {
  for (const Record& work : move.records)
    if (is_sample_work(work, move.owner_name()))
      move.ledger.samples.push_back({move.old.shown(work.place), work.title});
}

/// The files that were copied, by folder.
void tell_copies(Migration& move) {
  std::map<std::string, std::size_t> folders;
  for (const auto& [to, from] : move.copies) ++folders[from.substr(0, from.rfind('/') + 1)];
  for (const auto& [folder, count] : folders)
    move.carry(folder, fmt::format("content/assets/: {} {}", count, count == 1 ? "file" : "files"));
}

}  // namespace

std::optional<ImportedSite> import_site(const std::filesystem::path& folder) {
  Migration move(folder);
  if (is_jekyll(move.old)) {
    read_jekyll(move);
  } else if (is_hugo(move.old)) {
    read_hugo(move);
  } else {
    return std::nullopt;
  }
  settle_owner(move);
  tell_sample_works(move);
  add_content_files(move);
  add_common_files(move);
  tell_copies(move);
  tell_unread(move);
  ImportedSite site{std::move(move.files),
                    {},
                    std::move(move.addresses),
                    std::move(move.ledger),
                    format(move.old.diagnostics(), move.old.sources())};
  for (const auto& [to, from] : move.copies)
    site.copies.push_back({folder / from, "content/" + to});
  return site;
}

}  // namespace offprint
