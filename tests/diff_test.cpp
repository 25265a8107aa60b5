// `offprint diff`: two builds of a site, by their folders and by their manifests.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "commands/change_report.hpp"
#include "commands/page_titles.hpp"
#include "commands/site_changes.hpp"
#include "process.hpp"
#include "site_folder.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

constexpr const char* kEngine =
    "- {id: engine, title: Engine, authors: [Ada Lovelace], year: 1843}\n";
constexpr const char* kLoom = "- {id: loom, title: Loom, authors: [Ada Lovelace], year: 1843}\n";

ProcessResult offprint(const std::vector<std::string>& arguments, const fs::path& folder) {
  return run_process(OFFPRINT_PROGRAM, arguments, folder);
}

/// A site of one record, built into old/, and then of another, built into new/.
struct TwoBuilds : SiteFolder {
  TwoBuilds() : SiteFolder({{"publications/works.yaml", std::string(kEngine)}}) {
    build("old");
    keep("old");
    write("publications/works.yaml", kLoom);
    build("new");
    keep("new");
  }

  void build(const std::string& out) const {
    REQUIRE(offprint({"build", "--out", out}, path()).status == 0);
  }

  /// The manifest that the build has left.
  void keep(const std::string& name) const {
    for (const fs::directory_entry& entry : fs::directory_iterator(*this / ".offprint"))
      if (entry.path().filename().string().starts_with("manifest-"))
        fs::rename(entry.path(), *this / (name + ".manifest"));
  }

  ProcessResult diff(const std::string& before, const std::string& after,
                     const std::vector<std::string>& options = {}) const {
    std::vector<std::string> arguments = {"diff", before, after};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return offprint(arguments, path());
  }
};

/// A text report without titles: what two manifests can tell.
std::string without_titles(std::string_view text) {
  std::string bare;
  while (!text.empty()) {
    const std::string_view line = text.substr(0, text.find('\n') + 1);
    const std::size_t title =
        line.starts_with("  ") && line[2] != ' ' ? line.find("  ", 2) : line.npos;
    bare += title == line.npos ? std::string(line) : std::string(line.substr(0, title)) + "\n";
    text.remove_prefix(line.size());
  }
  return bare;
}

std::vector<SitePage> pages_from(std::string_view folder, int count, std::uint64_t hash) {
  std::vector<SitePage> pages;
  for (int i = 10000; i < 10000 + count; ++i)
    pages.push_back({std::string(folder) + std::to_string(i) + ".html", hash});
  return pages;
}

ChangeReport many_changes() {
  std::vector<SitePage> before = {{"c.html", 1}}, after = {{"a.html", 1}, {"b<script>.html", 1}};
  for (const SitePage& page : pages_from("news/", 1234, 1)) {
    before.push_back(page);
    after.push_back(page);
  }
  after.push_back({"publications/x.html", 1});
  return {compare_sites(before, after), {}};
}

}  // namespace

TEST_CASE("folders and manifests of the same two builds tell the same changes") {
  const TwoBuilds site;
  const ProcessResult folders = site.diff("old", "new");
  CHECK(folders.status == 1);
  CHECK(folders.error == "");
  CHECK(folders.out.find("records                1        0        1\n") != std::string::npos);
  CHECK(folders.out.find("\nadded records\n  loom  Loom\n") != std::string::npos);
  CHECK(folders.out.find("\nremoved records\n  engine  Engine\n") != std::string::npos);
  CHECK(folders.out.find("\nchanged pages\n  index.html  T\n") != std::string::npos);
  CHECK(site.diff("old", "new", {"--all"}).out == folders.out);
  const std::string bare = without_titles(folders.out);
  CHECK(bare.find("  loom\n") != std::string::npos);
  CHECK(site.diff("old.manifest", "new.manifest").out == bare);
  CHECK(without_titles(site.diff("old.manifest", "new").out) == bare);
}

TEST_CASE("a corrected abstract is told as one record and the pages that show it") {
  const TwoBuilds site;
  site.write("publications/works.yaml",
             "- {id: loom, title: Loom, authors: [Ada Lovelace], year: 1843, abstract: Cards.}\n");
  site.build("newer");
  const std::string text = site.diff("new", "newer").out;
  CHECK(text.find("records                0        1        0\n") != std::string::npos);
  CHECK(text.find("\nchanged records\n  loom  Loom\n\nchanged pages\n  index.html  T\n") !=
        std::string::npos);
  CHECK(text.find("publications/loom") == std::string::npos);
  CHECK(text.find(".bib") == std::string::npos);
  CHECK(text.find("feed") == text.find("feeds  "));
}

TEST_CASE("addresses that the ledger has given up without trace are counted and not named") {
  const TwoBuilds site;
  site.write("permalinks.txt", "publications/engine.html\n");
  REQUIRE(
      offprint({"permalinks", "remove", "publications/engine.html", "--without-trace"}, site.path())
          .status == 0);
  for (const char* format : {"text", "html", "json"}) {
    CAPTURE(format);
    const ProcessResult result = site.diff("old", "new", {"--format", format});
    CHECK(result.status == 1);
    CHECK(result.out.find("ngine") == std::string::npos);
    CHECK(site.diff("old", "new", {"--format", format, "--source", "old"}).out.find("engine") !=
          std::string::npos);
  }
  CHECK(site.diff("old", "new")
            .out.ends_with("\nOf what was removed, 4 files were given up without trace.\n"));
}

TEST_CASE("equal sites give exit status 0, whatever hidden files stand beside") {
  const TwoBuilds site;
  fs::create_directories(site / "old/.git");
  fs::copy_file(site / "old.manifest", site / "old/.git/x");
  const ProcessResult result = site.diff("old.manifest", "old");
  CHECK(result.status == 0);
  CHECK(result.out.find("\nrecords                0        0        0\nall  ") !=
        std::string::npos);
}

TEST_CASE("what cannot be read is trouble, with exit status 2") {
  const TwoBuilds site;
  CHECK(site.diff("old", "nowhere").error ==
        "offprint: error: `nowhere` cannot be read: No such file or directory\n");
  const ProcessResult result = site.diff("content/site.yaml", "new");
  CHECK(result.error ==
        "offprint: error: `content/site.yaml` is neither a folder nor the manifest of a build\n");
  CHECK(result.status == 2);
  CHECK(result.out == "");
  CHECK(site.diff("old", "new", {"--format", "pdf"}).status == 2);
}

TEST_CASE("a record is added or removed with its page, and changed with anything beside it") {
  const std::vector<SitePage> before = {
      {"publications/a.bib", 1},           {"publications/a.html", 1},
      {"publications/b.html", 1},          {"publications/c.json", 1},
      {"publications/index.feed.json", 1}, {"publications/index.html", 1}};
  const std::vector<SitePage> after = {
      {"publications/a.bib", 2},     {"publications/a.html", 1},
      {"publications/a.ris", 1},     {"publications/d.e.bib", 1},
      {"publications/d.e.html", 1},  {"publications/index.feed.json", 2},
      {"publications/index.html", 2}};
  ChangeReport report{compare_sites(before, after), {}};
  CHECK(changes_as_text(report) ==
        "                   added  changed  removed     same\n"
        "records                1        2        1\n"
        "publications           1        1        1        1\n"
        "exports                2        1        1        0\n"
        "feeds                  0        1        0        0\n"
        "all                    3        3        2        1\n"
        "\nadded records\n  d.e\n"
        "\nchanged records\n  a\n  c\n"
        "\nremoved records\n  b\n"
        "\nchanged pages\n  publications/index.html\n");
  report.most = 1;
  CHECK(changes_as_text(report).find("\nchanged records\n  a\n  and 1 more; --all lists them\n") !=
        std::string::npos);
}

TEST_CASE("a change of the look is told as such, and does not hide which records changed") {
  std::vector<SitePage> before = pages_from("publications/", 9990, 1), after = before;
  for (SitePage& page : after) page.hash = 2;
  before.insert(before.begin() + 7, {"publications/10006.json", 1});
  after.insert(after.begin() + 7, {"publications/10006.json", 2});
  ChangeReport report{compare_sites(before, after), {}};
  std::string text = changes_as_text(report);
  CHECK(
      text.starts_with("                   added  changed  removed     same\n"
                       "records                0        1        0\n"
                       "publications           0    9,990        0        0\n"
                       "exports                0        1        0        0\n"
                       "all                    0    9,991        0        0\n"
                       "\nThe pages of all records changed, as after a change of the look."));
  CHECK(text.find("\nchanged records\n  10006\n") != std::string::npos);
  CHECK(text.ends_with("\n  and 9,939 more; --all lists them\n"));
  after.back().hash = 1;
  report.changes = compare_sites(before, after);
  CHECK(changes_as_text(report).find("records                0    9,989        0\n") !=
        std::string::npos);
}

TEST_CASE("a title is read from the head of a page, without the name of the site") {
  CHECK(title_in("<html><title>Looms &amp;\n Cards&#33; · Lab</title><title>x</title>") ==
        "Looms & Cards! · Lab");
  CHECK(title_in("<title>never ends") == "");
  CHECK(title_in("no title") == "");
  const TwoBuilds site;
  CHECK(PageTitles(site / "old", site / "new").of("publications/index.html") == "Publications");
  CHECK(PageTitles(site / "old", site / "new").of("publications/engine.html") == "Engine");
  CHECK(PageTitles(site / "old.manifest", site / "new").of("publications/engine.html") == "");
  CHECK(PageTitles(site / "old", site / "new").of("feed.atom") == "");
}

TEST_CASE("what stands beside a page or continues it is known by its address") {
  const auto first_page = [](std::string_view address) { return pages_of(address); };
  using Pages = std::vector<std::string>;
  CHECK(first_page("people/ada.html") == Pages{"people/ada.html"});
  CHECK(first_page("people/ada.feed.json") == Pages{"people/ada.feed.json", "people/ada.html"});
  CHECK(first_page("news/feed.atom") ==
        Pages{"news/feed.atom", "news/feed.html", "news/index.html"});
  CHECK(first_page("years/1843/page-2.html") ==
        Pages{"years/1843/page-2.html", "years/1843/index.html", "years/1843.html"});
}

TEST_CASE("as HTML the changes are escaped and hold no line at which Markdown would end them") {
  ChangeReport report = many_changes();
  report.most = 1;
  CHECK(changes_as_html(report) ==
        "<h2>What changes on the site</h2>\n"
        "<table>\n<thead><tr><th scope=\"col\">of</th><th scope=\"col\">added</th>"
        "<th scope=\"col\">changed</th><th scope=\"col\">removed</th><th scope=\"col\">same</th>"
        "</tr></thead>\n<tbody>\n"
        "<tr><th scope=\"row\">records</th><td>1</td><td>0</td><td>0</td><td></td></tr>\n"
        "<tr><th scope=\"row\">other pages</th><td>2</td><td>0</td><td>1</td><td>0</td></tr>\n"
        "<tr><th scope=\"row\">publications</th><td>1</td><td>0</td><td>0</td><td>0</td></tr>\n"
        "<tr><th scope=\"row\">all</th><td>3</td><td>0</td><td>1</td><td>1,234</td></tr>\n"
        "</tbody>\n</table>\n"
        "<details open><summary>records added: 1</summary>\n<ul>\n"
        "<li><code>x</code></li>\n</ul>\n</details>\n"
        "<details open><summary>pages added: 2</summary>\n<ul>\n"
        "<li><code>a.html</code></li>\n<li>and 1 more</li>\n</ul>\n</details>\n"
        "<details open><summary>pages removed: 1</summary>\n<ul>\n"
        "<li><code>c.html</code></li>\n</ul>\n</details>\n");
  report.most = 2;
  CHECK(changes_as_html(report).find("<li><code>b&lt;script&gt;.html</code></li>") !=
        std::string::npos);
  CHECK(changes_as_html({compare_sites(pages_from("", 7, 1), pages_from("", 7, 1)), {}}) ==
        "<h2>What changes on the site</h2>\n<p>Nothing: all 7 files are the same.</p>\n");
}

TEST_CASE("as JSON the changes are whole") {
  CHECK(changes_as_json(many_changes()) ==
        R"({
  "version": 1,
  "pages": {
    "added": [
      "a.html",
      "b<script>.html",
      "publications/x.html"
    ],
    "changed": [],
    "removed": [
      "c.html"
    ],
    "same": 1234
  },
  "records": {
    "added": [
      "x"
    ],
    "changed": [],
    "removed": []
  },
  "sections": {
    "news": {
      "added": 0,
      "changed": 0,
      "removed": 0,
      "same": 1234
    },
    "other pages": {
      "added": 2,
      "changed": 0,
      "removed": 1,
      "same": 0
    },
    "publications": {
      "added": 1,
      "changed": 0,
      "removed": 0,
      "same": 0
    }
  },
  "look": false,
  "titles": {}
}
)");
}

}  // namespace offprint
