// Whole builds of whole sites: what comes out, and that it comes out the same each time.
#include "build.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "print_lines.hpp"
#include "shared_folder.hpp"
#include "temp_folder.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;
using Lines = std::vector<std::string>;

fs::path source(const std::string& path) { return fs::path(OFFPRINT_SOURCE_DIR) / path; }

/// A copy of a site's folder, to be built and spoilt.
class Site {
 public:
  explicit Site(const fs::path& from) {
    fs::copy(from / "content", folder_ / "content", fs::copy_options::recursive);
    if (fs::exists(from / "templates"))
      fs::copy(from / "templates", folder_ / "templates", fs::copy_options::recursive);
  }

  BuildReport build(unsigned jobs = 2, const std::string& base_url = {}) const {
    BuildOptions options;
    options.site = folder_.path();
    options.jobs = jobs;
    options.base_url = base_url;
    return offprint::build(options);
  }

  void put(const std::string& path, const std::string& text) const {
    fs::create_directories((folder_ / path).parent_path());
    std::ofstream(folder_ / path) << text;
  }

  Files files() const {
    Files files;
    const fs::path out = folder_ / "site";
    if (!fs::exists(out)) return files;
    for (const auto& entry : fs::recursive_directory_iterator(out)) {
      if (entry.is_regular_file())
        files[entry.path().lexically_relative(out).generic_string()] = read_file(entry.path());
    }
    return files;
  }

  const fs::path& path() const { return folder_.path(); }

 private:
  TempFolder folder_;
};

std::string diagnostics_of(const BuildReport& report) {
  std::string text = format(report.diagnostics, report.sources);
  for (const std::string& error : report.template_errors) text += error;
  return text;
}

/// The paths whose bytes differ, or that only one has.
Lines differences(const Files& a, const Files& b) {
  Lines paths;
  for (const auto& [path, bytes] : a) {
    const auto other = b.find(path);
    if (other == b.end() || other->second != bytes) paths.push_back(path);
  }
  for (const auto& [path, bytes] : b) {
    if (!a.contains(path)) paths.push_back(path);
  }
  return paths;
}

/// An environment variable for the time of a test.
class Variable {
 public:
  Variable(const char* name, const char* value) : name_(name) { setenv(name, value, 1); }
  ~Variable() { unsetenv(name_); }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  const char* name_;
};

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at + part.size()))
    ++n;
  return n;
}

const PersonEntry& person(const Catalog& catalog, const std::string& id) {
  return catalog.people[catalog.find_person(id).value()];
}

}  // namespace

TEST_CASE("the demonstration site has every record of its sources where it belongs") {
  const Site site(source("."));
  const BuildReport report = site.build();
  CHECK(diagnostics_of(report) == "");
  REQUIRE(report.built);
  const Catalog& catalog = report.catalog;
  CHECK(catalog.fates.size() == 54 + 34 + 200 + 69);
  CHECK(person(catalog, "qianru-sun").publications.size() == 54);
  CHECK(person(catalog, "xinchao-wang").publications.size() == 34);
  REQUIRE(catalog.digests.size() == 1);
  CHECK(catalog.digests[0].publications.size() == 69);

  const VenueEntry& cvpr = catalog.venues[catalog.find_venue("cvpr").value()];
  std::vector<int> indexes;
  for (const EditionIndex run : cvpr.runs) {
    if (catalog.editions[run].key != "2022") continue;
    for (const PublicationIndex p : catalog.editions[run].publications) {
      if (catalog.publications[p].listing_index)
        indexes.push_back(*catalog.publications[p].listing_index);
    }
  }
  std::vector<int> expected(200);
  for (int i = 0; i < 200; ++i) expected[static_cast<std::size_t>(i)] = 1000 + i;
  CHECK(indexes == expected);
  CHECK(count(site.files().at("index.html"), "<li class=\"entry cards\"") >= 54);
}

TEST_CASE(
    "the same content gives the same bytes, whatever the threads, zone, language, umask and "
    "folder") {
  const Site first(source("."));
  REQUIRE(first.build(1, "https://example.org/x/").built);
  const Site second(source("."));
  {
    const Variable zone("TZ", "Pacific/Kiritimati"), language("LC_ALL", "tr_TR.UTF-8"),
        lang("LANG", "tr_TR.UTF-8");
    const mode_t mask = ::umask(077);
    REQUIRE(second.build(7, "https://example.org/x/").built);
    ::umask(mask);
  }
  CHECK(differences(first.files(), second.files()) == Lines{});
  CHECK(first.files().size() > 1000);
}

TEST_CASE(
    "a build after nothing changed writes nothing; after one record changed, the pages that show "
    "it") {
  const Site site(source("tests/sites/minimal"));
  REQUIRE(site.build().built);
  CHECK(site.build().files.written == 0);
  const Files before = site.files();
  site.put("content/publications/more.yaml",
           "- {id: more2020, type: article-journal, title: One More, author: [Ada Lovelace], year: "
           "2020}\n");
  const BuildReport report = site.build();
  CHECK(diagnostics_of(report) == "");
  CHECK(report.files.written == differences(before, site.files()).size());
  CHECK(site.files().contains("publications/more2020.html"));
  fs::remove(site.path() / "content/publications/more.yaml");
  CHECK(site.build().files.removed > 0);
  CHECK(differences(before, site.files()) == Lines{});
}

TEST_CASE("a site whose state was lost is known as ours and built again") {
  const Site site(source("tests/sites/minimal"));
  REQUIRE(site.build().built);
  const Files before = site.files();
  fs::remove_all(site.path() / ".offprint");
  REQUIRE(site.build().built);
  CHECK(differences(before, site.files()) == Lines{});
}

TEST_CASE("Markdown that is refused or loses a link is said before a page is made") {
  const Site site(source("tests/sites/minimal"));
  std::string table;
  for (const char* cell : {"a|", "-|", "b|"}) {
    table += "|";
    for (int i = 0; i < 3000; ++i) table += cell;
    table += "\n";
  }
  site.put("content/pages/wide.md", "---\ntitle: Wide\n---\nText [x](javascript:1)\n\n" + table);
  CHECK(diagnostics_of(site.build()) ==
        "content/pages/wide.md:7: error[markdown]: a table of 3000 columns; 64 are the most\n");
  site.put("content/pages/wide.md", "---\ntitle: Narrow\n---\n\nText [x](javascript:1)\n");
  const BuildReport report = site.build();
  CHECK(report.built);
  CHECK(diagnostics_of(report) ==
        "content/pages/wide.md:5: warning[markdown]: link to `javascript:1` is left out\n");
}

TEST_CASE("content with errors leaves the former site as it was") {
  const Site site(source("tests/sites/minimal"));
  REQUIRE(site.build().built);
  const Files before = site.files();
  site.put("content/publications/broken.json", "[{\"id\": \"a\", \"title\": \"A\"]");
  site.put("content/publications/worse.yaml", "- {id: b, title: [}\n");
  const BuildReport report = site.build();
  CHECK(!report.built);
  CHECK(report.diagnostics.errors() == 2);
  CHECK(differences(before, site.files()) == Lines{});
}

TEST_CASE(
    "a template that does not compile leaves the former site as it was, and is named with its "
    "place") {
  const Site site(source("tests/sites/minimal"));
  REQUIRE(site.build().built);
  const Files before = site.files();
  site.put("templates/home.html",
           "{% extends 'base.html' %}\n{% block main %}{{ person.name }{% endblock %}\n");
  const BuildReport report = site.build();
  CHECK(!report.built);
  CHECK(diagnostics_of(report).find("home.html:2:") != std::string::npos);
  CHECK(differences(before, site.files()) == Lines{});
}

TEST_CASE("hostile records add no element and no link that runs") {
  const Site site(source("tests/sites/hostile"));
  const BuildReport report = site.build(2, "https://example.org/");
  CHECK(diagnostics_of(report).find("error") == std::string::npos);
  REQUIRE(report.built);
  Lines harmful;
  for (const auto& [path, bytes] : site.files()) {
    if (!path.ends_with(".html") && !path.ends_with(".atom") && !path.ends_with(".xml")) continue;
    for (const char* part : {"<script>", "<img src=x", "onerror=\"", "<svg onload", "<x y",
                             "href=\"javascript", "href=\"data:", "href=\"vbscript", "href=\"//",
                             "undefined", ">None<", ">null<", "<!-- -->"}) {
      if (bytes.find(part) != std::string::npos) harmful.push_back(path + ": " + part);
    }
  }
  CHECK(harmful == Lines{});
}

TEST_CASE(
    "lists of 0, 1, 199, 200 and 201 records are cut right, with a way from each part to the "
    "next") {
  for (const int records : {0, 1, 199, 200, 201}) {
    const Site site(source("tests/sites/minimal"));
    fs::remove_all(site.path() / "content/publications");
    std::string text = records == 0 ? "[]" : "";
    for (int i = 0; i < records; ++i) {
      const std::string n = std::to_string(i);
      text += "- {id: p" + n + ", type: paper-conference, title: Paper " + n +
              ", container-title: cvpr 2022, year: 2022, listing: {index: " + n + "}}\n";
    }
    site.put("content/publications/list.yaml", text);
    const BuildReport report = site.build();
    CHECK(diagnostics_of(report) == "");
    const Files files = site.files();
    const std::string folder = "venues/cvpr/2022/";
    CHECK(files.contains(folder + "index.html") == (records > 0));
    CHECK(files.contains(folder + "page-2.html") == (records > 200));
    CHECK(!files.contains(folder + "page-3.html"));
    if (records == 0) continue;
    CHECK(count(files.at(folder + "index.html"), " id=\"r-") ==
          static_cast<std::size_t>(std::min(records, 200)));
    CHECK((files.at(folder + "index.html").find("page-2.html") != std::string::npos) ==
          (records > 200));
    if (records > 200) CHECK(files.at(folder + "page-2.html").find("[200]") != std::string::npos);
  }
}

}  // namespace offprint
