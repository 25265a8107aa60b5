// Whole builds by the real program that are killed, meet a full disk, another build or an edit:
// every file is the old or the new one, and the next build puts all right.
#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "process.hpp"
#include "temp_folder.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using Duration = std::chrono::microseconds;
using Files = std::map<std::string, std::string>;

constexpr int kRecords = 16;

void put(const fs::path& path, std::string_view bytes) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << bytes;
}

/// Everything below a folder that is no folder.
Files files_in(const fs::path& folder) {
  Files files;
  if (!fs::exists(folder)) return files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (!entry.is_directory())
      files[entry.path().lexically_relative(folder).generic_string()] = read_file(entry.path());
  return files;
}

/// The content of a site in one of its states: all pages of two states differ, and each has pages
/// and folders that the other lacks.
void write_content(const fs::path& site, int state, int records = kRecords) {
  std::string works;
  for (int i = state; i < records + state; ++i)
    works += fmt::format(
        "- {{id: work{}, title: Of things in state {}, author: [{{family: F{}, given: G}}], "
        "issued: {}, topics: [topic {}], type: book}}\n",
        i, state, i, 1990 + i + state, i % 3 + state);
  put(site / "content/publications/works.yaml", works);
  put(site / "content/site.yaml",
      fmt::format("version: 1\ntitle: Title {}\nid: e.org,2020\nurl: https://e.org/\n", state));
  put(site / fmt::format("content/news/2020-01-0{}-n.md", state + 1),
      "---\ntitle: N\n---\nText.\n");
  fs::remove(site / fmt::format("content/news/2020-01-0{}-n.md", 2 - state));
}

std::vector<std::string> build_arguments(const std::string& option) {
  std::vector<std::string> arguments{"build", "--jobs", "2"};
  if (!option.empty()) arguments.push_back(option);
  return arguments;
}

ProcessResult build(const fs::path& site, const std::string& option = "") {
  return run_process(OFFPRINT_PROGRAM, build_arguments(option), site);
}

/// What a build from nothing makes of a state.
Files make_clean(int state, int records = kRecords) {
  const TempFolder folder;
  put(folder / "site/.gitignore", "*\n");
  write_content(folder.path(), state, records);
  const ProcessResult result = build(folder.path());
  CHECK_MESSAGE(result.status == 0, result.error);
  return files_in(folder / "site");
}

std::string difference(const Files& found, const Files& wanted) {
  for (const auto& [path, bytes] : wanted) {
    if (!found.contains(path)) return path + " is missing";
    if (found.at(path) != bytes) return path + " differs";
  }
  for (const auto& [path, bytes] : found)
    if (!wanted.contains(path)) return path + " is too much";
  return {};
}

/// The first file that holds neither what it was nor what it is to be. A name that begins with a
/// dot is none that a server would show.
std::string find_broken(const Files& found, const Files& before, const Files& after) {
  const auto holds = [](const Files& files, const std::string& path, const std::string& bytes) {
    const auto file = files.find(path);
    return file != files.end() && file->second == bytes;
  };
  for (const auto& [path, bytes] : found)
    if (!path.starts_with('.') && !holds(before, path, bytes) && !holds(after, path, bytes))
      return path;
  return {};
}

/// What stands beside content and site, but for the program's own folder.
std::string leftovers(const fs::path& site) {
  std::string names;
  for (const auto& entry : fs::directory_iterator(site)) {
    const std::string name = entry.path().filename().string();
    if (name != "content" && name != "site" && name != ".offprint") names += name + " ";
  }
  return names;
}

std::uint32_t seed() {
  const char* const wanted = std::getenv("OFFPRINT_SEED");
  const std::uint32_t seed =
      wanted == nullptr ? 1 : static_cast<std::uint32_t>(std::strtoul(wanted, nullptr, 10));
  MESSAGE("seed " << seed << "; the environment variable OFFPRINT_SEED sets another");
  return seed;
}

/// A moment within a build that takes that long, or shortly after it.
void sleep_within(Duration whole, std::mt19937& dice) {
  std::this_thread::sleep_for(whole * (dice() % 1100) / 1000);
}

/// A built site, and how long a build of it takes.
struct Scene {
  explicit Scene(const std::string& option = "") {
    put(folder / "site/.gitignore", "*\n");
    for (int state : {1, 0}) {
      write_content(folder.path(), state);
      const auto begin = Clock::now();
      CHECK(build(folder.path(), option).status == 0);
      whole = std::chrono::duration_cast<Duration>(Clock::now() - begin);
    }
  }

  /// What a state of the site is to be.
  static const Files& clean(int state) {
    static const Files kClean[2] = {make_clean(0), make_clean(1)};
    return kClean[state];
  }

  Files found() const { return files_in(folder / "site"); }

  TempFolder folder;
  Duration whole{};
  std::mt19937 dice{seed()};
};

TEST_CASE("a build that is killed at any moment leaves each file old or new, and the next mends") {
  Scene scene;
  const fs::path& site = scene.folder.path();
  int killed = 0;
  for (int round = 1; round <= 7; ++round) {
    CAPTURE(round);
    write_content(site, round % 2);
    RunningProcess running(OFFPRINT_PROGRAM, build_arguments(""), site);
    sleep_within(scene.whole, scene.dice);
    running.kill();
    killed += running.wait().status == 128 + SIGKILL;
    const Files &before = scene.clean((round + 1) % 2), &after = scene.clean(round % 2);
    CHECK(find_broken(scene.found(), before, after) == "");
    CHECK(build(site).status == 0);
    CHECK(difference(scene.found(), after) == "");
  }
  CHECK(killed > 0);
}

TEST_CASE("a fresh build that is killed at any moment leaves the old site or the new one") {
  Scene scene("--fresh");
  const fs::path& site = scene.folder.path();
  int killed = 0;
  for (int round = 1; round <= 7; ++round) {
    CAPTURE(round);
    write_content(site, round % 2);
    RunningProcess running(OFFPRINT_PROGRAM, build_arguments("--fresh"), site);
    sleep_within(scene.whole, scene.dice);
    running.kill();
    killed += running.wait().status == 128 + SIGKILL;
    const Files &before = scene.clean((round + 1) % 2), &after = scene.clean(round % 2);
    const Files found = scene.found();
    CHECK_MESSAGE((found == before || found == after), difference(found, after));
    CHECK(build(site, round % 3 == 0 ? "--fresh" : "").status == 0);
    CHECK(difference(scene.found(), after) == "");
    CHECK(leftovers(site) == "");
  }
  CHECK(killed > 0);
}

TEST_CASE("of builds at once each ends well, and the last has read the last edit") {
  Scene scene;
  const fs::path& site = scene.folder.path();
  for (int round = 1; round <= 3; ++round) {
    CAPTURE(round);
    write_content(site, round % 2);
    RunningProcess first(OFFPRINT_PROGRAM, build_arguments(""), site);
    sleep_within(scene.whole, scene.dice);
    write_content(site, (round + 1) % 2);
    RunningProcess second(OFFPRINT_PROGRAM, build_arguments(""), site);
    RunningProcess third(OFFPRINT_PROGRAM, build_arguments("--fresh"), site);
    first.wait();
    CHECK(second.wait().status == 0);
    CHECK(third.wait().status == 0);
    CHECK(difference(scene.found(), scene.clean((round + 1) % 2)) == "");
    CHECK(leftovers(site) == "");
  }
}

TEST_CASE("an edit while a build runs is seen by the next one") {
  Scene scene;
  const fs::path& site = scene.folder.path();
  for (int round = 1; round <= 4; ++round) {
    CAPTURE(round);
    write_content(site, round % 2);
    RunningProcess running(OFFPRINT_PROGRAM, build_arguments(""), site);
    sleep_within(scene.whole, scene.dice);
    write_content(site, (round + 1) % 2);
    running.wait();
    CHECK(build(site).status == 0);
    CHECK(difference(scene.found(), scene.clean((round + 1) % 2)) == "");
  }
}

/// A small file system for this process alone. False where that is not permitted.
bool mount_small_disk(const fs::path& at) {
  const bool may = ::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
  return may && ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0 &&
         ::mount("none", at.c_str(), "tmpfs", 0, "size=64m") == 0;
}

/// Leaves the disk so many bytes more than what it holds.
bool leave_room(const fs::path& disk, std::uint64_t bytes) {
  struct statvfs status {};
  if (::statvfs(disk.c_str(), &status) != 0) return false;
  const std::uint64_t used = (status.f_blocks - status.f_bfree) * status.f_frsize;
  const std::string size = "size=" + std::to_string(used + bytes);
  return ::mount("none", disk.c_str(), "tmpfs", MS_REMOUNT, size.c_str()) == 0;
}

/// Builds a site that outgrows its disk, then gives it room; a line each of what happened.
std::string outgrow(const fs::path& disk, const std::string& option, const Files& before,
                    const Files& after) {
  put(disk / "site/.gitignore", "*\n");
  write_content(disk, 0);
  std::string report = fmt::format("built: {}\n", build(disk, option).status);
  write_content(disk, 1, 2 * kRecords);
  leave_room(disk, 200'000);
  const ProcessResult full = build(disk, option);
  report += fmt::format("full: {}\n{}", full.status, full.error);
  report += "broken: " + find_broken(files_in(disk / "site"), before, after) + "\n";
  if (!option.empty()) report += "lost: " + difference(files_in(disk / "site"), before) + "\n";
  leave_room(disk, 64'000'000);
  report += fmt::format("with room: {}\n", build(disk, option).status);
  report += "wrong: " + difference(files_in(disk / "site"), after) + "\n";
  return report + "left: " + leftovers(disk) + "\n";
}

/// Runs `work` in a process of its own, which may change what it sees of the disk; what it returns,
/// or nothing.
template <typename Work>
std::string in_child(Work work) {
  const TempFolder folder;
  const pid_t child = ::fork();
  if (child == 0) {
    put(folder / "report", work());
    ::_exit(0);
  }
  ::waitpid(child, nullptr, 0);
  return fs::exists(folder / "report") ? read_file(folder / "report") : "";
}

/// What stands between `begin` and the `end` that follows it.
std::string between(const std::string& text, const std::string& begin, char end) {
  if (!text.starts_with(begin)) return "";
  return text.substr(begin.size(), text.find(end, begin.size()) - begin.size());
}

TEST_CASE("a full disk is told, leaves each file old or new, and is mended once there is room") {
  const Files before = make_clean(0), after = make_clean(1, 2 * kRecords);
  for (const std::string option : {"", "--fresh"}) {
    CAPTURE(option);
    const TempFolder folder;
    const std::string report = in_child([&]() -> std::string {
      if (!mount_small_disk(folder.path())) return "not permitted";
      return outgrow(folder.path(), option, before, after);
    });
    if (report == "not permitted") {
      MESSAGE("no small file system may be mounted here: builds on a full disk were not tested");
      return;
    }
    const std::string begin = "built: 0\nfull: 3\noffprint: error: " + folder.path().string();
    const std::string lost = option.empty() ? "" : "lost: \n";
    CHECK(report == begin + between(report, begin, ':') +
                        ": No space left on device; make room and build again, which puts right "
                        "what was left half done\nbroken: \n" +
                        lost + "with room: 0\nwrong: \nleft: \n");
  }
}

}  // namespace
}  // namespace offprint
