// Sites at the edge of what people have: nothing at all, one record, far too much of everything.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "build.hpp"
#include "html_facts.hpp"
#include "print_lines.hpp"
#include "site_folder.hpp"

namespace offprint {
namespace {

using Lines = std::vector<std::string>;

/// Builds the site, which has no page with a fault, and of which only `diagnostics` are said.
SiteFiles build_sound(const SiteFolder& site, const std::string& diagnostics = "") {
  BuildOptions options;
  options.site = site.path();
  options.jobs = 2;
  const BuildReport report = build(options);
  CHECK(format(report.diagnostics, report.sources) == diagnostics);
  CHECK(report.template_errors == Lines{});
  REQUIRE(report.built);
  SiteFiles files = site_files(site / "site");
  CHECK(find_faults(files) == Lines{});
  return files;
}

std::size_t count(const std::string& text, std::string_view part) {
  std::size_t n = 0;
  for (std::size_t at = text.find(part); at != std::string::npos;
       at = text.find(part, at + part.size()))
    ++n;
  return n;
}

/// Some letters of `alphabet`, again and again, without a space.
std::string long_word(std::string_view letters, int times) {
  std::string word;
  for (int i = 0; i < times; ++i) word += letters;
  return word;
}

std::string paper(int number, std::string_view author, int year) {
  return fmt::format(
      "- {{id: p{0:04}, type: article-journal, title: Paper {0}, author: [{1}], year: {2}, "
      "container-title: Annals, topics: [things]}}\n",
      number, author, year);
}

constexpr const char* kEverySectionOff =
    "version: 1\ntitle: Bare\nsections: {publications: false, years: false, types: false, topics: "
    "false, awards: false, people: false, venues: false, digests: false, news: false, cv: false}\n";

}  // namespace

TEST_CASE("the faults of a page are found") {
  const SiteFiles files{
      {"a.html",
       "<h1 id=x>A</h1><a href=\"sub/b.html#y\"></a><a href='mailto:x'></a><a href=#x></a>"},
      {"sub/b.html", "<h1>B</h1><h1></h1><p id=\"y\"><p id=\"y\">None <img src=\"../c.png\">"},
      {"sub/index.html", "<a href=\"../a.html#%79\">{{ x }}</a><script>'<h1><a href=q>'</script>"}};
  CHECK(find_faults(files) == Lines{"sub/b.html: has `None `", "sub/b.html: has the id `y` twice",
                                    "sub/b.html: has 2 `h1` instead of one",
                                    "sub/index.html: has `{{ `",
                                    "sub/index.html: has 0 `h1` instead of one",
                                    "sub/b.html: leads nowhere by `../c.png`",
                                    "sub/index.html: leads nowhere by `../a.html#%79`"});
}

TEST_CASE("a site of a title alone is a home page and a page for what is not there") {
  const SiteFolder site{};
  CHECK(page_paths(build_sound(site)) == Lines{"404.html", "index.html"});
}

TEST_CASE("one publication without author and date has its page, and stands among the undated") {
  const SiteFolder site{
      {"publications/one.yaml", "- {id: one, type: article, title: Of One Thing}\n"}};
  const SiteFiles files = build_sound(site);
  CHECK(page_paths(files) == Lines{"404.html", "index.html", "publications/index.html",
                                   "publications/one.html", "types/article.html",
                                   "years/undated.html"});
  CHECK(files.at("index.html").find("Of One Thing") != std::string::npos);
}

TEST_CASE("the papers of a very busy author are cut into parts of 200 and all there") {
  constexpr int kPapers = 1'001;
  std::string papers;
  for (int i = 0; i < kPapers; ++i) papers += paper(i, "Ada Busy", 1990 + i % 3);
  const SiteFolder site{{"publications/all.yaml", papers}};
  const SiteFiles files = build_sound(site);

  std::size_t entries = 0;
  Lines parts;
  for (const auto& [path, bytes] : files) {
    if (!path.starts_with("people/ada-busy") || !path.ends_with(".html")) continue;
    parts.push_back(path);
    const std::size_t here = count(bytes, "<li class=\"entry ");
    CHECK(here <= 200);
    entries += here;
  }
  CHECK(parts == Lines{"people/ada-busy.html", "people/ada-busy/page-2.html",
                       "people/ada-busy/page-3.html", "people/ada-busy/page-4.html",
                       "people/ada-busy/page-5.html", "people/ada-busy/page-6.html"});
  CHECK(entries == kPapers);
  CHECK(count(files.at("people/ada-busy.atom"), "<entry>") == 50);
  CHECK(count(files.at("feed.atom"), "<entry>") == 50);
  CHECK(count(files.at("people/ada-busy.bib"), "@article{") == kPapers);
}

TEST_CASE("137 authors of one paper are all named, each with a page that leads back") {
  Lines letters;
  for (int i = 0; i < 137; ++i) letters.push_back({char('a' + i / 26), char('a' + i % 26)});
  std::string authors;
  for (const std::string& two : letters) authors += fmt::format("Anna Fam{}, ", two);
  const SiteFolder site{
      {"publications/many.yaml",
       fmt::format("- {{id: many, type: article-journal, title: Of Many, author: [{}], year: "
                   "2020}}\n",
                   authors)}};
  const SiteFiles files = build_sound(site);
  Lines missing;
  for (const std::string& two : letters) {
    const std::string page = fmt::format("people/anna-fam{}.html", two);
    const std::string name = fmt::format(">Anna Fam{}<", two);
    if (!files.contains(page) || files.at(page).find("publications/many.html") == std::string::npos)
      missing.push_back(page);
    if (files.at("publications/many.html").find(name) == std::string::npos) missing.push_back(name);
  }
  CHECK(missing == Lines{});
}

TEST_CASE("titles of 300 letters without a space, of either direction, are whole on every page") {
  const std::string latin = long_word("Antidis", 43), hebrew = long_word("שלום", 75),
                    arabic = long_word("كتاب", 75);
  std::string papers;
  for (const std::string& title : {latin, hebrew, arabic})
    papers += fmt::format(
        "- {{id: p{}, type: article-journal, title: {}, author: [{{family: {}, given: א}}], year: "
        "2020, container-title: {}, topics: [{}]}}\n",
        papers.size(), title, title.substr(0, 200), title, title);
  const SiteFolder site{{"publications/long.yaml", papers}};
  const SiteFiles files = build_sound(site);
  for (const std::string& title : {latin, hebrew, arabic}) {
    CHECK(files.at("index.html").find(title) != std::string::npos);
    CHECK(files.at("publications/index.bib").find(title) != std::string::npos);
  }
  for (const auto& [path, bytes] : files) CHECK_MESSAGE(path.size() < 300, path);
}

TEST_CASE("where nothing has a date, nothing pretends to") {
  const SiteFolder site{
      {"people.yaml", "- {id: ada, name: Ada Undated, positions: [{title: Reader}]}\n"},
      {"site.yaml", "version: 1\ntitle: T\nowner: ada\n"},
      {"cv.yaml", "talks: [On nothing]\n"},
      {"pages/about.md", "---\ntitle: About\n---\nText.\n"},
      {"publications/all.yaml",
       "- {id: a, type: article-journal, title: A, author: [Ada Undated], container-title: "
       "Annals}\n"
       "- {id: b, type: paper-conference, title: B, author: [Ada Undated], container-title: "
       "Proceedings of Things, status: in press}\n"
       "- {id: c, type: thesis, title: C, author: [Ada Undated], date: some day}\n"}};
  const SiteFiles files = build_sound(site);
  for (const auto& [path, bytes] : files) {
    CHECK_MESSAGE((!path.starts_with("years/") || path.starts_with("years/undated.")), path);
    CHECK_MESSAGE(count(bytes, "<time") == 0, path);
    CHECK_MESSAGE(count(bytes, "0000") == 0, path);
  }
}

TEST_CASE("a group without an owner has a home page of its works") {
  const SiteFolder site{{"people.yaml", "- {id: a, name: Ann One}\n- {id: b, name: Bo Two}\n"},
                        {"news/2020-01-01-n.md", "---\ntitle: N\n---\nText.\n"},
                        {"publications/all.yaml", paper(1, "Ann One, Bo Two", 2020)}};
  const SiteFiles files = build_sound(site);
  CHECK(files.contains("people/ann-one.html") == files.contains("people/bo-two.html"));
  CHECK(files.at("index.html").find("Paper 1") != std::string::npos);
}

TEST_CASE("with every section off, no page of one is there and nothing leads to one") {
  const SiteFolder site{{"site.yaml", kEverySectionOff},
                        {"people.yaml", "- {id: a, name: Ann One}\n"},
                        {"cv.yaml", "talks: [{title: On things, date: 2020-01-01}]\n"},
                        {"news/2020-01-01-n.md", "---\ntitle: N\n---\nText.\n"},
                        {"digests/2020-01-01.yaml", "date: 2020-01-01\nitems: [p0001]\n"},
                        {"pages/about.md", "---\ntitle: About\n---\nText.\n"},
                        {"publications/all.yaml", paper(1, "Ann One", 2020)}};
  CHECK(page_paths(build_sound(site)) == Lines{"404.html", "about.html", "index.html"});
}

TEST_CASE("a site in Arabic runs from right to left on every page") {
  const SiteFolder site{
      {"site.yaml", "version: 1\ntitle: أوراق\nlanguage: ar\nowner: a\n"},
      {"people.yaml", "- {id: a, name: ليلى حداد, role: أستاذة}\n"},
      {"publications/all.yaml",
       paper(1, "ليلى حداد", 2020) +
           "- {id: latin, type: book, title: On Looms, author: [ليلى حداد, Ada Latin], year: "
           "2021, language: en}\n"}};
  const std::string no_words =
      "content/site.yaml:3:11: warning[words]: there are no words in the language `ar`, so pages "
      "speak English; write them to templates/words/ar.yaml; `offprint theme show words/en.yaml` "
      "shows what there is to say\n      3 | language: ar\n        |           ^\n";
  for (const auto& [path, bytes] : build_sound(site, no_words)) {
    if (path.ends_with(".html"))
      CHECK_MESSAGE(bytes.find("<html lang=\"ar\" dir=\"rtl\"") != std::string::npos, path);
  }
}

}  // namespace offprint
