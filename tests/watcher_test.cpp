// What the watcher tells of real files in a folder of its own.
#include "serve/watcher.hpp"

#include <doctest/doctest.h>
#include <sched.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/descriptor.hpp"
#include "print_lines.hpp"
#include "temp_folder.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;
using std::chrono::milliseconds;

/// A watched site with two files.
struct Site {
  Site() {
    fs::create_directories(folder / "content/pages");
    put("content/site.yaml");
    put("content/pages/a.md");
    watcher = std::make_unique<Watcher>(folder.path());
  }

  void put(const std::string& path, std::string_view text = "text") const {
    std::ofstream(folder / path, std::ios::binary) << text;
  }
  void move(const std::string& from, const std::string& to) const {
    fs::rename(folder / from, folder / to);
  }
  void remove(const std::string& path) const { fs::remove_all(folder / path); }

  Lines changes() const { return watcher->wait(milliseconds(1000)); }
  /// Nothing: a shorter time shows that too.
  Lines no_changes() const { return watcher->wait(milliseconds(60)); }

  TempFolder folder;
  std::unique_ptr<Watcher> watcher;
};

TEST_CASE("a file that was written, made or removed is told once, in one burst") {
  const Site site;
  site.put("content/site.yaml", "new");
  site.put("content/site.yaml", "newer");
  site.put("content/pages/b.md");
  site.remove("content/pages/a.md");
  CHECK(site.changes() == Lines{"content/pages/a.md", "content/pages/b.md", "content/site.yaml"});
  CHECK(site.no_changes() == Lines{});
}

TEST_CASE("editors save in their own ways") {
  const Site site;
  SUBCASE("over the file, by a copy beside it") {
    site.put("content/.site.yaml.swp");
    site.put("content/site.yaml.new");
    site.move("content/site.yaml.new", "content/site.yaml");
  }
  SUBCASE("as Vim: a probe, the old file put aside, a new one, the old one removed") {
    site.put("content/4913");
    site.remove("content/4913");
    site.move("content/site.yaml", "content/site.yaml~");
    site.put("content/site.yaml", "new");
    site.remove("content/site.yaml~");
  }
  SUBCASE("as Emacs: a lock that leads nowhere, and a copy") {
    fs::create_symlink("ada@host.1", site.folder / "content/.#site.yaml");
    site.move("content/site.yaml", "content/site.yaml~");
    site.put("content/site.yaml", "new");
    site.remove("content/.#site.yaml");
  }
  SUBCASE("by a copy from outside") {
    site.put("outside");
    site.move("outside", "content/site.yaml");
  }
  SUBCASE("removed and made again") {
    site.remove("content/site.yaml");
    site.put("content/site.yaml");
  }
  CHECK(site.changes() == Lines{"content/site.yaml"});
  CHECK(site.no_changes() == Lines{});
}

TEST_CASE("a file is told when it is complete, not while it is written") {
  const Site site;
  std::ofstream file(site.folder / "content/pages/long.md");
  file << "half of it" << std::flush;
  CHECK(site.no_changes() == Lines{});
  file << ", and the rest";
  file.close();
  CHECK(site.changes() == Lines{"content/pages/long.md"});
}

TEST_CASE("files in new, moved and returned folders are seen") {
  const Site site;
  fs::create_directories(site.folder / "content/news/old/older");
  CHECK(site.changes() == Lines{"content/news"});
  site.put("content/news/old/older/a.md");
  CHECK(site.changes() == Lines{"content/news/old/older/a.md"});
  site.move("content/news/old", "content/pages/old");
  CHECK(site.changes() == Lines{"content/news/old", "content/pages/old"});
  site.put("content/pages/old/older/a.md");
  CHECK(site.changes() == Lines{"content/pages/old/older/a.md"});
  site.move("content", "aside");
  CHECK(site.changes() == Lines{"content"});
  site.put("aside/site.yaml");
  CHECK(site.no_changes() == Lines{});
  site.move("aside", "content");
  CHECK(site.changes() == Lines{"content"});
  site.put("content/pages/old/older/b.md");
  CHECK(site.changes() == Lines{"content/pages/old/older/b.md"});
  site.remove("content/pages");
  CHECK(site.changes().back() == "content/pages/old/older/b.md");
  fs::create_directory(site.folder / "templates");
  CHECK(site.changes() == Lines{"templates"});
  site.put("templates/home.html");
  CHECK(site.changes() == Lines{"templates/home.html"});
}

TEST_CASE("nothing is lost while folders come") {
  const Site site;
  Lines wanted;
  for (int i = 100; i < 200; ++i) {
    fs::create_directory(site.folder / ("content/pages/" + std::to_string(i)));
    site.put("content/pages/" + std::to_string(i) + "/a.md");
    site.put("content/" + std::to_string(i) + ".yaml");
    wanted.push_back("content/" + std::to_string(i) + ".yaml");
  }
  Lines seen;
  for (Lines more = site.changes(); !more.empty(); more = site.no_changes())
    std::ranges::copy_if(more, std::back_inserter(seen),
                         [](const std::string& path) { return path.ends_with(".yaml"); });
  CHECK(seen == wanted);
  for (int i = 100; i < 200; ++i) site.put("content/pages/" + std::to_string(i) + "/b.md");
  CHECK(site.changes().size() == 100);
}

TEST_CASE("links are told when they are made, and folders behind them are watched") {
  const Site site;
  fs::create_hard_link(site.folder / "content/site.yaml", site.folder / "content/again.yaml");
  fs::create_symlink("a.md", site.folder / "content/pages/link.md");
  CHECK(site.changes().front() == "content/again.yaml");
  fs::create_directory(site.folder / "elsewhere");
  fs::create_directory_symlink("../elsewhere", site.folder / "content/papers");
  CHECK(site.changes() == Lines{"content/papers"});
  site.put("elsewhere/x.md");
  CHECK(site.changes() == Lines{"content/papers/x.md"});
  fs::create_directory_symlink(".", site.folder / "content/circle");
  CHECK(site.changes() == Lines{"content/circle"});
  site.put("content/site.yaml");
  CHECK(site.changes() == Lines{"content/site.yaml"});
}

TEST_CASE("what no site is made of is passed over") {
  const Site site;
  site.put("readme.md");
  site.put("content/.hidden");
  site.put("content/site.yaml~");
  site.put("content/#site.yaml#");
  fs::create_directories(site.folder / "site/people");
  site.put("site/index.html");
  fs::create_directory(site.folder / "content/.git");
  site.put("content/.git/index");
  CHECK(site.no_changes() == Lines{});
}

TEST_CASE("a file that may be read again is told") {
  const Site site;
  ::chmod((site.folder / "content/site.yaml").c_str(), 0600);
  CHECK(site.changes() == Lines{"content/site.yaml"});
}

/// In a process of its own, for which the kernel watches so many folders and no more: the folder
/// that a watcher of a site misses; nothing where such a process cannot be had.
std::optional<std::string> unwatched_with(int most, const fs::path& site) {
  std::array<int, 2> ends{};
  REQUIRE(::pipe(ends.data()) == 0);
  const Descriptor output(ends[0]);
  const pid_t child = ::fork();
  if (child == 0) {
    std::ofstream limit;
    if (::unshare(CLONE_NEWUSER) == 0) limit.open("/proc/sys/user/max_inotify_watches");
    limit << most << std::flush;
    if (!limit) ::_exit(1);
    const std::string folder = Watcher(site).unwatched();
    ::_exit(::write(ends[1], folder.data(), folder.size()) < 0);
  }
  ::close(ends[1]);
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  if (status != 0) return std::nullopt;
  return read_bytes(output, 1000, "pipe");
}

TEST_CASE("where the kernel watches no more folders, one that is missed is named") {
  const Site site;
  const std::optional<std::string> missed = unwatched_with(2, site.folder.path());
  if (!missed) {
    MESSAGE("no limit of watches can be set here");
    return;
  }
  CHECK(missed == "content/pages");
  CHECK(unwatched_with(3, site.folder.path()) == "");
}

TEST_CASE("where the kernel loses count, everything may have changed, and all is watched again") {
  const Site site;
  int most = 0;
  std::ifstream("/proc/sys/fs/inotify/max_queued_events") >> most;
  REQUIRE(most > 0);
  const fs::path a = site.folder / "content/a.yaml", b = site.folder / "content/b.yaml";
  site.put("content/a.yaml");
  for (int i = 0; i < most / 2 + 10; ++i) {
    fs::rename(a, b);
    fs::rename(b, a);
  }
  const Lines changed = site.changes();
  CHECK(std::ranges::count(changed, "content") == 1);
  CHECK(std::ranges::count(changed, "templates") == 1);
  site.watcher->wait(milliseconds(100));
  site.put("content/site.yaml");
  CHECK(site.changes() == Lines{"content/site.yaml"});
}

}  // namespace
}  // namespace offprint
