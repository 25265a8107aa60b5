// A site that is edited at random, as people and their programs do it: after every edit it shows
// what a site that is loaded anew from the same files shows, or the same errors. The environment
// variable OFFPRINT_SEED sets other edits, OFFPRINT_EDITS another number of them.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "export/addresses.hpp"
#include "serve/browser_side.hpp"
#include "serve/live_site.hpp"
#include "serve/watcher.hpp"
#include "site_folder.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

unsigned number_from(const char* variable, unsigned otherwise) {
  const char* const text = std::getenv(variable);
  return text ? static_cast<unsigned>(std::strtoul(text, nullptr, 10)) : otherwise;
}

/// A folder with a site, and somebody who works in it.
class Desk {
 public:
  explicit Desk(unsigned seed) : random_(seed) {
    for (const char* path :
         {"content/site.yaml", "content/people.yaml", "content/publications/a.yaml",
          "content/publications/b.bib", "content/pages/about.md", "content/assets/notes/1.txt"})
      put(path, text_for(path));
  }

  const fs::path& folder() const { return site_.path(); }
  unsigned below(unsigned end) { return static_cast<unsigned>(random_()) % end; }

  void put(const fs::path& path, std::string_view text) {
    fs::create_directories((folder() / path).parent_path());
    std::ofstream(folder() / path, std::ios::binary) << text;
  }
  void move(const fs::path& from, const fs::path& to) {
    fs::rename(folder() / from, folder() / to);
  }
  void remove(const fs::path& path) { fs::remove_all(folder() / path); }
  bool has(const fs::path& path) const { return fs::exists(folder() / path); }

  /// The files of the site, below its folder.
  std::vector<fs::path> files() const {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder()))
      if (entry.is_regular_file() && !entry.is_symlink())
        files.push_back(entry.path().lexically_relative(folder()));
    std::ranges::sort(files);
    return files;
  }
  fs::path file() {
    const std::vector<fs::path> all = files();
    return all[below(static_cast<unsigned>(all.size()))];
  }

  /// What may stand in such a file; mostly right.
  std::string text_for(const fs::path& path) {
    const unsigned n = below(100);
    const std::string stem = path.stem().string(), kind = path.extension().string();
    if (stem == "site")
      return fmt::format(
          "version: 1\ntitle: Site {}\nurl: https://example.org/{}\n"
          "sections: {{years: false, types: false, topics: false}}\nexports: {{lists: false}}\n",
          n, n % 3 == 0 ? "lab/" : "");
    if (stem == "people") return fmt::format("- {{id: ada, name: Ada Byron, role: Role {}}}\n", n);
    if (path.parent_path().filename() == "words") return fmt::format("missing_title: Gone {}\n", n);
    if (kind == ".yaml")
      return fmt::format("- {{id: {}, title: Work {}, authors: [Ada Byron], year: 2020}}\n", stem,
                         n);
    if (kind == ".bib")
      return fmt::format("@article{{{}, title={{Work {}}}, author={{Byron, Ada}}, year=2021}}\n",
                         stem, n);
    if (kind == ".md") return fmt::format("---\ntitle: Page {}\n---\nText\n", n);
    if (kind == ".html")
      return fmt::format("<p>{{{{ site.title }}}} {}{}</p>\n", n, n % 4 ? "" : "{% if %}");
    return fmt::format("text {}\n", n);
  }

 private:
  SiteFolder site_{};
  std::mt19937 random_;
};

std::string write_over(Desk& desk) {
  const fs::path path = desk.file();
  desk.put(path, desk.text_for(path));
  return "write over " + path.string();
}

std::string save_by_copy(Desk& desk) {
  const fs::path path = desk.file(), copy = path.string() + ".tmp";
  desk.put(copy, desk.text_for(path));
  desk.move(copy, path);
  return "save by a copy " + path.string();
}

std::string save_as_vim(Desk& desk) {
  const fs::path path = desk.file(), backup = path.string() + "~";
  desk.put(path.parent_path() / "4913", "");
  desk.remove(path.parent_path() / "4913");
  desk.move(path, backup);
  desk.put(path, desk.text_for(path));
  desk.remove(backup);
  return "save as vim " + path.string();
}

/// Its copies stay.
std::string save_as_emacs(Desk& desk) {
  const fs::path path = desk.file();
  if (path.filename().string().ends_with('~')) return "nothing";
  desk.put(path.parent_path() / ("#" + path.filename().string() + "#"), "half");
  desk.move(path, path.string() + "~");
  desk.put(path, desk.text_for(path));
  return "save as emacs " + path.string();
}

std::string write_half(Desk& desk) {
  const fs::path path = desk.file();
  const std::string text = desk.text_for(path);
  desk.put(path, text.substr(0, text.size() / 2));
  return "write half of " + path.string();
}

std::string make_file(Desk& desk) {
  constexpr std::array kPlaces{"publications/{}.yaml", "publications/{}.bib", "pages/{}.md",
                               "assets/new{}/a.txt", "publications/more/{}.yaml"};
  const fs::path path =
      "content/" + fmt::format(fmt::runtime(kPlaces[desk.below(kPlaces.size())]), desk.below(9));
  desk.put(path, desk.text_for(path));
  return "make " + path.string();
}

std::string override_template(Desk& desk) {
  constexpr std::array kNames{"404.html", "partials/footer.html", "words/en.yaml",
                              "assets/style.css", "assets/more.css"};
  const fs::path path = fs::path("templates") / kNames[desk.below(kNames.size())];
  desk.put(path, desk.text_for(path));
  return "override " + path.string();
}

std::string remove_file(Desk& desk) {
  const fs::path path = desk.file();
  if (path == "content/site.yaml") return "nothing";
  desk.remove(path);
  return "remove " + path.string();
}

std::string rename_file(Desk& desk) {
  const fs::path path = desk.file();
  const fs::path to =
      path.parent_path() / (fmt::format("z{}", desk.below(99)) + path.extension().string());
  if (path == "content/site.yaml" || desk.has(to)) return "nothing";
  desk.move(path, to);
  return fmt::format("rename {} to {}", path.string(), to.string());
}

/// Away, or back.
std::string move_folder(Desk& desk) {
  constexpr std::array kFolders{"content/publications", "content/pages", "content/assets/notes",
                                "templates"};
  const fs::path folder = kFolders[desk.below(kFolders.size())],
                 away = "away-" + folder.filename().string();
  if (desk.has(away) && !desk.has(folder)) {
    desk.move(away, folder);
  } else if (desk.has(folder) && !desk.has(away)) {
    desk.move(folder, away);
  } else {
    return "nothing";
  }
  return "move " + folder.string();
}

std::string link_file(Desk& desk) {
  const fs::path link = "content/assets/link.txt";
  const bool was_there = fs::is_symlink(desk.folder() / link);
  desk.remove(link);
  if (!was_there)
    fs::create_symlink(desk.below(3) ? "notes/1.txt" : "/dev/zero", desk.folder() / link);
  return was_there ? "remove the link" : "make a link";
}

/// As `git checkout` does: many files, one after the other.
std::string change_many(Desk& desk) {
  std::string what = "many:";
  for (int i = 0; i < 20; ++i) {
    constexpr std::array kEdits{write_over, save_by_copy, make_file, remove_file, rename_file};
    what += "\n  " + kEdits[desk.below(kEdits.size())](desk);
  }
  return what;
}

std::string mend_everything(Desk& desk) {
  desk.remove("templates");
  desk.remove("content/assets/link.txt");
  for (const fs::path& path : desk.files()) desk.put(path, desk.text_for(path));
  return "mend everything";
}

constexpr std::array kEdits{mend_everything, write_over,        write_over,  save_by_copy,
                            save_as_vim,     save_as_emacs,     write_half,  make_file,
                            make_file,       override_template, remove_file, rename_file,
                            move_folder,     move_folder,       link_file,   change_many};

std::string problems_of(const Moment& moment) {
  std::string text;
  for (const Problem& problem : moment.problems)
    text += problem.place + " " + problem.message + " " + problem.hint + "\n" + problem.excerpt;
  return text;
}

/// A page, without what makes it follow the site.
std::string page_of(const Moment& moment, const std::string& path) {
  const Page& page = *moment.good->plan.find(path);
  const WebResponse response = answer(
      moment, {"GET", moment.good->base + encoded_address(page.path), {"localhost"}, "", "", ""});
  std::string body = response.body;
  const std::string script = script_element(moment.version);
  if (const std::size_t at = body.find(script); at != std::string::npos)
    body.erase(at, script.size());
  return fmt::format("{}\n{}", response.status, body);
}

void compare(const Moment& shown, const Moment& fresh) {
  REQUIRE(problems_of(shown) == problems_of(fresh));
  if (!fresh.problems.empty()) return;
  REQUIRE(shown.good->plan.pages.size() == fresh.good->plan.pages.size());
  for (const Page& page : fresh.good->plan.pages) {
    CAPTURE(page.path);
    REQUIRE(shown.good->plan.find(page.path));
    REQUIRE(page_of(shown, page.path) == page_of(fresh, page.path));
  }
}

}  // namespace

TEST_CASE("after each of many edits a served site is that of its files") {
  const unsigned seed = number_from("OFFPRINT_SEED", 1);
  MESSAGE("seed " << seed << "; the environment variable OFFPRINT_SEED sets another");
  Desk desk(seed);
  const LiveSiteOptions options{desk.folder(), "", "", false};
  Watcher watcher(desk.folder());
  LiveSite site(options);
  site.load();
  for (unsigned i = number_from("OFFPRINT_EDITS", 40); i > 0; --i) {
    const std::string edit = kEdits[desk.below(kEdits.size())](desk);
    CAPTURE(edit);
    for (auto changed = watcher.wait(std::chrono::milliseconds(0)); !changed.empty();
         changed = watcher.wait(std::chrono::milliseconds(0)))
      site.reload(changed);
    LiveSite fresh(options);
    fresh.load();
    compare(*site.now(), *fresh.now());
  }
}

}  // namespace offprint
