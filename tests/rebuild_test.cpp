// Builds on top of builds, and builds in parts: the bytes are those of one build from nothing.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "build.hpp"
#include "process.hpp"
#include "site_folder.hpp"
#include "temp_folder.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

Files files_in(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(folder).generic_string()] = read_file(entry.path());
  return files;
}

/// Where two sites differ first, or nothing.
std::string difference(const Files& a, const Files& b) {
  for (const auto& [path, bytes] : a) {
    if (!b.contains(path)) return path + " is only in the first";
    if (b.at(path) != bytes) return path + " differs";
  }
  for (const auto& [path, bytes] : b)
    if (!a.contains(path)) return path + " is only in the second";
  return {};
}

struct Work {
  std::string id, title, topic;
  int year = 0;
};

/// A site that changes as if at random, the same way for one seed.
class ChangingSite {
 public:
  explicit ChangingSite(std::uint32_t seed) : dice_(seed) {
    for (int i = 0; i < 12; ++i) add_work();
  }

  void change() {
    switch (roll(8)) {
      case 0:
      case 1:
        return add_work();
      case 2:
        if (!works_.empty()) works_.erase(works_.begin() + roll_index(works_.size()));
        return;
      case 3:
        if (!works_.empty()) any_work().title += fmt::format(" {}", ++number_);
        return;
      case 4:
        if (!works_.empty()) any_work().id = fmt::format("renamed{}", ++number_);
        return;
      case 5:
        title_ = fmt::format("Title {}", roll(3));
        return;
      case 6:
        footer_ = roll(2) == 0 ? "" : fmt::format("<footer>{}</footer>", roll(3));
        return;
      default:
        news_ = roll(3);
    }
  }

  /// Writes content/ and templates/ anew.
  void write(const fs::path& site) const {
    fs::remove_all(site / "content");
    fs::remove_all(site / "templates");
    put(site / "content/site.yaml",
        fmt::format("version: 1\ntitle: {}\nid: e.org,2020\nurl: https://e.org/\n", title_));
    put(site / "content/publications/works.yaml", records());
    for (int i = 0; i < news_; ++i)
      put(site / fmt::format("content/news/2020-01-0{}-n.md", i + 1),
          "---\ntitle: N\n---\nText.\n");
    if (!footer_.empty()) put(site / "templates/partials/footer.html", footer_);
  }

 private:
  static void put(const fs::path& path, const std::string& text) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
  }

  int roll(int sides) { return static_cast<int>(dice_() % static_cast<std::uint32_t>(sides)); }
  std::ptrdiff_t roll_index(std::size_t size) { return roll(static_cast<int>(size)); }
  Work& any_work() { return works_[static_cast<std::size_t>(roll_index(works_.size()))]; }

  void add_work() {
    ++number_;
    works_.push_back({fmt::format("work{}", number_), fmt::format("Of things number {}", number_),
                      fmt::format("topic {}", roll(4)), 2000 + roll(5)});
  }

  std::string records() const {
    std::string text = "[]\n";
    if (!works_.empty()) text.clear();
    for (const Work& work : works_)
      text += fmt::format(
          "- {{id: {}, title: {}, author: [{{family: F{}, given: G}}, "
          "{{family: Common, given: A}}], issued: {}, topics: [{}], type: book}}\n",
          work.id, work.title, work.year, work.year, work.topic);
    return text;
  }

  std::mt19937 dice_;
  int number_ = 0;
  std::vector<Work> works_;
  std::string title_ = "Title", footer_;
  int news_ = 1;
};

BuildReport build_at(const fs::path& site, const fs::path& out = {}, Shard shard = {}) {
  BuildOptions options;
  options.site = site;
  options.out = out;
  options.shard = shard;
  options.jobs = 2;
  BuildReport report = build(options);
  CHECK_MESSAGE(report.built, format(report.diagnostics, report.sources));
  return report;
}

/// `offprint build` in that folder: whether it found that nothing had changed.
bool was_idle(const fs::path& site) {
  const ProcessResult result = run_process(OFFPRINT_PROGRAM, {"build", "--jobs", "2"}, site);
  CHECK_MESSAGE(result.status == 0, result.error);
  return result.out.find("nothing has changed since the last build") != std::string::npos;
}

/// Somebody edits, empties or deletes a page of the site.
void meddle(const fs::path& out, int how) {
  const Files files = files_in(out);
  const fs::path victim = out / std::next(files.begin(), how % std::ssize(files))->first;
  if (how % 3 == 0) fs::remove(victim);
  if (how % 3 == 1) std::ofstream(victim, std::ios::binary) << "meddled";
  if (how % 3 == 2) std::ofstream(victim, std::ios::binary);
}

/// Works that share neither authors nor years, topics or types.
constexpr const char* kThreeWorks =
    "- {id: loom, title: The loom, authors: [Ada Byron], issued: 2001, type: book, "
    "topics: [looms], abstract: Of wool.}\n"
    "- {id: mill, title: The mill, authors: [Jean Moulin], issued: 2002, type: thesis, "
    "topics: [mills], abstract: Of flour.}\n"
    "- {id: well, title: The well, authors: [Kari Brunn], issued: 2003, type: report, "
    "topics: [wells], abstract: Of water.}\n";

/// What tells a file from the one that stood there before.
std::map<std::string, ino_t> inodes_in(const fs::path& folder) {
  std::map<std::string, ino_t> inodes;
  for (const auto& [path, bytes] : files_in(folder)) {
    struct stat status {};
    REQUIRE(::stat((folder / path).c_str(), &status) == 0);
    inodes[path] = status.st_ino;
  }
  return inodes;
}

TEST_CASE("after any sequence of edits a build gives what a build from nothing gives") {
  for (const std::uint32_t seed : {1u, 2u}) {
    ChangingSite changing(seed);
    const TempFolder kept;
    for (int step = 0; step < 16; ++step) {
      CAPTURE(seed);
      CAPTURE(step);
      const Files before = files_in(kept.path());
      changing.write(kept.path());
      CHECK(was_idle(kept.path()) == (files_in(kept.path()) == before && step > 0));
      const TempFolder fresh;
      changing.write(fresh.path());
      build_at(fresh.path());
      CHECK(difference(files_in(kept / "site"), files_in(fresh / "site")) == "");
      CHECK(was_idle(kept.path()));
      if (step % 5 == 4) meddle(kept / "site", step);
      changing.change();
    }
  }
}

TEST_CASE("a build of unchanged content writes nothing") {
  const TempFolder folder;
  ChangingSite(3).write(folder.path());
  const std::size_t files = build_at(folder.path()).files.written;
  const WriteSummary again = build_at(folder.path()).files;
  CHECK(again.written == 0);
  CHECK(again.unchanged == files);
}

TEST_CASE("one changed title is written only where it is shown") {
  const TempFolder folder;
  ChangingSite(4).write(folder.path());
  build_at(folder.path());
  const fs::path records = folder / "content/publications/works.yaml";
  std::string text = read_file(records);
  text.replace(text.find("number 7"), 8, "number seven");
  std::ofstream(records, std::ios::binary) << text;
  const Files before = files_in(folder / "site");
  const WriteSummary summary = build_at(folder.path()).files;
  std::size_t changed = 0;
  for (const auto& [path, bytes] : files_in(folder / "site")) changed += before.at(path) != bytes;
  CHECK(summary.written == changed);
  CHECK(changed < before.size() / 2);
}

/// The files that were made anew, a line each.
std::string made_anew(const fs::path& out, const std::map<std::string, ino_t>& before) {
  std::string lines;
  for (const auto& [path, file] : inodes_in(out))
    if (!before.contains(path) || before.at(path) != file) lines += path + "\n";
  return lines;
}

TEST_CASE("a changed abstract makes the pages that show it anew, and no other file") {
  const SiteFolder site({{"publications/works.yaml", kThreeWorks}});
  build_at(site.path());
  const auto before = inodes_in(site / "site");
  std::string works = kThreeWorks;
  works.replace(works.find("Of wool"), 7, "Of silk");
  site.write("publications/works.yaml", works);
  CHECK(build_at(site.path()).files.written == 25);
  // Exports tell abstracts of the work alone and of all works; lists by person, topic or year do
  // not.
  CHECK(made_anew(site / "site", before) ==
        "feed.atom\n"
        "feed.json\n"
        "index.html\n"
        "people/ada-byron.atom\n"
        "people/ada-byron.feed.json\n"
        "people/ada-byron.html\n"
        "publications/index.atom\n"
        "publications/index.bib\n"
        "publications/index.feed.json\n"
        "publications/index.html\n"
        "publications/index.json\n"
        "publications/index.ris\n"
        "publications/loom.bib\n"
        "publications/loom.html\n"
        "publications/loom.json\n"
        "publications/loom.ris\n"
        "topics/looms.atom\n"
        "topics/looms.feed.json\n"
        "topics/looms.html\n"
        "types/book.atom\n"
        "types/book.feed.json\n"
        "types/book.html\n"
        "years/2001.atom\n"
        "years/2001.feed.json\n"
        "years/2001.html\n");
}

TEST_CASE("parts of a site, laid over each other, are the site") {
  const TempFolder folder;
  ChangingSite(5).write(folder.path());
  build_at(folder.path());
  const Files whole = files_in(folder / "site");
  for (const unsigned count : {1u, 2u, 7u}) {
    Files all;
    for (unsigned index = 1; index <= count; ++index) {
      const TempFolder part;
      build_at(folder.path(), part / "out", {index, count});
      for (auto& [path, bytes] : files_in(part / "out")) {
        CHECK(!all.contains(path));
        all[path] = bytes;
      }
    }
    CAPTURE(count);
    CHECK(difference(all, whole) == "");
  }
}

TEST_CASE("a part of a site is written into an empty folder, and leaves no manifest") {
  const TempFolder folder;
  ChangingSite(6).write(folder.path());
  build_at(folder.path(), folder / "out", {1, 2});
  for (const auto& entry : fs::directory_iterator(folder / ".offprint"))
    CHECK(!entry.path().filename().string().starts_with("manifest"));
  CHECK_THROWS_WITH_AS(
      build_at(folder.path(), folder / "out", {2, 2}),
      doctest::Contains("holds files; a part of a site is written into an empty one"),
      std::system_error);
}

}  // namespace
}  // namespace offprint
