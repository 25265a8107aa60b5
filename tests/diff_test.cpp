// `offprint diff`: two builds of a site, by their folders and by their manifests.
#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "commands/change_report.hpp"
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

SiteChanges many_changes() {
  SiteChanges changes;
  changes.pages.added = {"a.html", "b<script>.html", "publications/x.html"};
  changes.pages.removed = {"c.html"};
  changes.records.added = {"x"};
  changes.same = 1234;
  return changes;
}

}  // namespace

TEST_CASE("folders and manifests of the same two builds tell the same changes") {
  const TwoBuilds site;
  const ProcessResult folders = site.diff("old", "new");
  CHECK(folders.status == 1);
  CHECK(folders.error == "");
  CHECK(folders.out.find("1 record added, 0 changed, 1 removed\n") != std::string::npos);
  CHECK(folders.out.find("\nadded records\n  loom\n") != std::string::npos);
  CHECK(folders.out.find("\nremoved records\n  engine\n") != std::string::npos);
  CHECK(folders.out.find("\nchanged pages\n  feed.atom\n  feed.json\n  index.html\n") !=
        std::string::npos);
  CHECK(site.diff("old.manifest", "new.manifest").out == folders.out);
  CHECK(site.diff("old.manifest", "new").out == folders.out);
  CHECK(site.diff("old", "new.manifest", {"--all"}).out == folders.out);
}

TEST_CASE("equal sites give exit status 0, whatever hidden files stand beside") {
  const TwoBuilds site;
  fs::create_directories(site / "old/.git");
  fs::copy_file(site / "old.manifest", site / "old/.git/x");
  const ProcessResult result = site.diff("old.manifest", "old");
  CHECK(result.status == 0);
  CHECK(result.out.find("0 pages added, 0 changed, 0 removed, ") == 0);
  CHECK(result.out.ends_with("0 records added, 0 changed, 0 removed\n"));
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
  const SiteChanges changes = compare_sites(before, after);
  CHECK(changes_as_text(changes, 2) ==
        "3 pages added, 3 changed, 2 removed, 1 the same\n"
        "1 record added, 2 changed, 1 removed\n"
        "\nadded records\n  d.e\n"
        "\nchanged records\n  a\n  c\n"
        "\nremoved records\n  b\n"
        "\nadded pages\n  publications/a.ris\n  publications/d.e.bib\n"
        "  and 1 more; --all lists them\n"
        "\nchanged pages\n  publications/a.bib\n  publications/index.feed.json\n"
        "  and 1 more; --all lists them\n"
        "\nremoved pages\n  publications/b.html\n  publications/c.json\n");
}

TEST_CASE("as HTML the changes are escaped and hold no line at which Markdown would end them") {
  CHECK(changes_as_html(many_changes(), 2) ==
        "<h2>What changes on the site</h2>\n"
        "<table>\n<thead><tr><th scope=\"col\">of</th><th scope=\"col\">added</th>"
        "<th scope=\"col\">changed</th><th scope=\"col\">removed</th></tr></thead>\n<tbody>\n"
        "<tr><th scope=\"row\">records</th><td>1</td><td>0</td><td>0</td></tr>\n"
        "<tr><th scope=\"row\">pages</th><td>3</td><td>0</td><td>1</td></tr>\n"
        "</tbody>\n</table>\n<p>1,234 pages are the same.</p>\n"
        "<details><summary>records added: 1</summary>\n<ul>\n"
        "<li><code>x</code></li>\n</ul>\n</details>\n"
        "<details><summary>pages added: 3</summary>\n<ul>\n"
        "<li><code>a.html</code></li>\n"
        "<li><code>b&lt;script&gt;.html</code></li>\n<li>and 1 more</li>\n</ul>\n</details>\n"
        "<details><summary>pages removed: 1</summary>\n<ul>\n"
        "<li><code>c.html</code></li>\n</ul>\n</details>\n");
  CHECK(changes_as_html(SiteChanges{{}, {}, 7}, 2) ==
        "<h2>What changes on the site</h2>\n<p>Nothing: all 7 pages are the same.</p>\n");
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
  }
}
)");
}

}  // namespace offprint
