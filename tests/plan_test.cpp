#include "plan/plan.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "print_lines.hpp"
#include "text/name.hpp"

using namespace offprint;

namespace {

using Lines = std::vector<std::string>;

Content edition_of(int count) {
  Content content;
  for (int i = 0; i < count; ++i) {
    Record record;
    record.id = "p" + std::to_string(i);
    record.type = "paper-conference";
    record.title = "Title " + record.id;
    record.issued.year = 2022;
    record.container_title = "cvpr 2022";
    record.listing_index = i;
    content.records.push_back(record);
  }
  return content;
}

struct Planned {
  Catalog catalog;
  Plan plan;
  Diagnostics diagnostics;
};

Planned planned(Content content) {
  Planned result;
  const SiteConfig site = content.site;
  result.catalog = make_catalog(std::move(content), result.diagnostics);
  result.plan = make_plan(site, result.catalog, {"assets/style.css"}, result.diagnostics);
  return result;
}

Lines paths(const Plan& plan, PageKind kind) {
  Lines result;
  for (const Page& page : plan.pages) {
    if (page.kind == kind) result.push_back(page.path);
  }
  return result;
}

}  // namespace

TEST_CASE("a site of nothing has a home, a 404 page and what servers ask for") {
  Lines all;
  for (const Page& page : planned({}).plan.pages) all.push_back(page.path);
  CHECK(all == Lines{".nojekyll", "404.html", "assets/style.css", "index.html", "robots.txt"});
}

TEST_CASE("a CV has a page where there is an owner whose it is, unless it is switched off") {
  Content content;
  content.cv.emplace();
  CHECK(planned(content).plan.find(PageKind::kCv) == nullptr);
  content.people = {{.id = "ada", .name = parse_name("Ada Lovelace")}};
  content.site.owner = "ada";
  CHECK(planned(content).plan.address(PageKind::kCv) == "cv.html");
  content.site.switched_off = {"cv"};
  CHECK(planned(content).plan.find(PageKind::kCv) == nullptr);
}

TEST_CASE("every kind of page stands at its address") {
  Content content = edition_of(2);
  content.records[0].authors = {parse_name("Ada Lovelace")};
  content.records[0].topics = {"Graphs"};
  content.records[0].awards = {{"Oral", "", 0}};
  content.records[0].digests = {{{2025, 3, 14}, 1}};
  content.records[0].track = "Main Track";
  content.site.url = "https://example.org/";
  Document about, news;
  about.slug = "about", news.slug = "2025-iccv", news.date = {2025, 1, 1};
  content.pages = {about};
  content.news = {news};
  Lines html;
  const Planned site = planned(std::move(content));
  for (const Page& page : site.plan.pages) {
    if (page.format == Format::kHtml || page.format == Format::kOther) html.push_back(page.path);
  }
  CHECK(html == Lines{".nojekyll",
                      "404.html",
                      "about.html",
                      "assets/style.css",
                      "awards/index.html",
                      "digests/2025-03-14.html",
                      "digests/2025-03.html",
                      "digests/index.html",
                      "index.html",
                      "news/2025-iccv.html",
                      "news/index.html",
                      "people/ada-lovelace.html",
                      "people/index.html",
                      "publications/index.html",
                      "publications/p0.html",
                      "publications/p1.html",
                      "robots.txt",
                      "sitemap.xml",
                      "topics/graphs.html",
                      "topics/index.html",
                      "types/paper-conference.html",
                      "venues/cvpr/2022/index.html",
                      "venues/cvpr/2022/track-main-track.html",
                      "venues/cvpr/index.html",
                      "venues/index.html",
                      "years/2022.html"});
  CHECK(site.plan.address(PageKind::kHome, 0, Format::kAtom) == "feed.atom");
  CHECK(site.plan.address(PageKind::kHome, 0, Format::kJsonFeed) == "feed.json");
  CHECK(site.plan.address(PageKind::kDigests, 0, Format::kAtom) == "digests/feed.atom");
  CHECK(site.plan.address(PageKind::kNews, 0, Format::kJsonFeed) == "news/feed.json");
  CHECK(site.plan.address(PageKind::kTopic, 0, Format::kAtom) == "topics/graphs.atom");
  CHECK(site.plan.address(PageKind::kTopic, 0, Format::kJsonFeed) == "topics/graphs.feed.json");
  CHECK(site.plan.address(PageKind::kPerson, 0, Format::kBibtex) == "people/ada-lovelace.bib");
  CHECK(site.plan.address(PageKind::kPerson, 7).empty());
}

TEST_CASE("a site can do without the feeds of lists; its own and that of its digests stay") {
  Content content = edition_of(2);
  content.records[0].authors = {parse_name("Ada Lovelace")};
  content.records[0].digests = {{{2025, 3, 14}, 1}};
  content.site.list_feeds = {.atom = false, .json = false};
  const Planned site = planned(std::move(content));
  Lines feeds;
  for (const Page& page : site.plan.pages)
    if (page.format == Format::kAtom || page.format == Format::kJsonFeed)
      feeds.push_back(page.path);
  CHECK(feeds == Lines{"digests/feed.atom", "digests/feed.json", "feed.atom", "feed.json"});
}

TEST_CASE("a list is cut into pages of 200: 0, 1, 199, 200, 201 and 401 records") {
  const std::vector<std::pair<int, Lines>> cases = {
      {0, {}},
      {1, {"venues/cvpr/2022/index.html"}},
      {199, {"venues/cvpr/2022/index.html"}},
      {200, {"venues/cvpr/2022/index.html"}},
      {201, {"venues/cvpr/2022/index.html", "venues/cvpr/2022/page-2.html"}},
      {401,
       {"venues/cvpr/2022/index.html", "venues/cvpr/2022/page-2.html",
        "venues/cvpr/2022/page-3.html"}},
  };
  for (const auto& [count, expected] : cases) {
    Content content = edition_of(count);
    content.site.list_exports = {.bibtex = false, .ris = false, .csl_json = false};
    const Planned site = planned(std::move(content));
    Lines lists;
    for (const std::string& path : paths(site.plan, PageKind::kEdition)) {
      if (path.ends_with(".html")) lists.push_back(path);
    }
    CHECK(lists == expected);
    for (PublicationIndex i = 0; i < site.catalog.publications.size(); ++i) {
      const auto part =
          static_cast<std::uint32_t>(*site.catalog.publications[i].listing_index / 200);
      REQUIRE(site.plan.find_listing(i) != nullptr);
      CHECK(site.plan.find_listing(i)->part == part);
      CHECK(site.plan.find(PageKind::kEdition, 0, part) == site.plan.find_listing(i));
    }
  }
}

TEST_CASE("two pages at one address are an error that names both, also where only case differs") {
  Content content;
  Document first, second;
  first.slug = "About", second.slug = "about";
  content.pages = {first, second};
  const Planned site = planned(std::move(content));
  REQUIRE(site.diagnostics.errors() == 1);
  CHECK(site.diagnostics.all()[0].message ==
        "`About.html` and `about.html` are one file for many disks: a document and a document");
}

TEST_CASE("a merged id redirects, a section that is switched off has no pages") {
  Content content = edition_of(1);
  Record copy = content.records[0];
  copy.id = "other", copy.title = content.records[0].title = "A Title of Five Words";
  content.records.push_back(copy);
  content.site.switched_off = {"venues", "years", "people"};
  const Planned site = planned(std::move(content));
  CHECK(paths(site.plan, PageKind::kRedirect) == Lines{"publications/other.html"});
  CHECK(paths(site.plan, PageKind::kEdition).empty());
  CHECK(paths(site.plan, PageKind::kYear).empty());
}

TEST_CASE("content's own asset comes before the theme's of the same path") {
  Content content;
  content.assets = {{"assets/style.css", "content/assets/style.css"}};
  const Planned site = planned(std::move(content));
  CHECK(paths(site.plan, PageKind::kAsset) == Lines{"assets/style.css"});
  CHECK(paths(site.plan, PageKind::kThemeAsset).empty());
}

TEST_CASE("the way to the top counts the folders") {
  CHECK(root_of("index.html") == "");
  CHECK(root_of("people/ada.html") == "../");
  CHECK(root_of("venues/cvpr/2022/index.html") == "../../../");
}
