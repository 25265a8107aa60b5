#include "sample_site.hpp"

#include <doctest/doctest.h>

#include <string>

#include "load/words.hpp"
#include "render/theme.hpp"

using namespace offprint;

namespace {

Catalog checked_catalog(Content content) {
  Diagnostics diagnostics;
  Catalog catalog = make_catalog(std::move(content), diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  return catalog;
}

Words checked_words(const SiteConfig& config) {
  Sources sources;
  Diagnostics diagnostics;
  Words words = load_words(config, {"no-such-folder", find_builtin}, sources, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  return words;
}

Plan checked_plan(const SiteConfig& config, const Catalog& catalog) {
  Diagnostics diagnostics;
  Plan plan = make_plan(config, catalog, {"assets/style.css"}, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  return plan;
}

Record paper(std::string id, std::string title, std::vector<PrintedName> authors, Date issued) {
  Record record;
  record.id = std::move(id);
  record.type = "paper-conference";
  record.title = std::move(title);
  record.authors = std::move(authors);
  record.issued = issued;
  return record;
}

const PrintedName kAda{.given = "Ada", .family = "Byron"};
const PrintedName kHengel{.given = "Anton", .particle = "van den", .family = "Hengel"};

Record second_paper() {
  Record record = paper("byron2022second", "A Second Look at Looms", {kAda, kHengel}, {2022});
  record.container_title = "cvpr 2022";
  record.listing_index = 1001;
  return record;
}

Record preprint() {
  Record record = paper("byron2024", "On $x^2$ & <Engines>", {kAda}, {2024, 3});
  record.type = "article";
  record.arxiv = "2403.00001";
  record.topics = {"engines"};
  return record;
}

Record thesis() {
  Record record = paper("byronphd", "A Thesis Without a Date", {kAda}, {});
  record.type = "thesis";
  record.publisher = "University of Marylebone";
  return record;
}

Person owner() {
  Person person;
  person.id = "ada-byron";
  person.name = kAda;
  person.aliases = {"A. Byron"};
  person.affiliation = "Marylebone Institute";
  person.role = "Professor";
  person.identifiers = {
      {"orcid", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097", true}};
  person.links = {{.label = "Home", .url = "https://example.org/ada"}};
  person.biography = "Works on *looms*.";
  person.positions = {
      {.title = "Professor", .place = "Marylebone", .years = {.from = 2020, .current = true}}};
  return person;
}

Venue cvpr() {
  Venue venue;
  venue.key = "cvpr";
  venue.name = "Conference on Computer Vision and Pattern Recognition";
  venue.short_name = "CVPR";
  venue.type = "conference";
  return venue;
}

Digest digest() {
  Digest digest;
  digest.date = {2024, 3, 14};
  digest.curator = "Ada Byron";
  digest.items = {{.id = "byron2024"}, {.id = "byron2022"}};
  return digest;
}

Document document(std::string slug, std::string title, std::string body, Date date) {
  Document document;
  document.slug = std::move(slug);
  document.title = std::move(title);
  document.body = std::move(body);
  document.date = date;
  return document;
}

}  // namespace

SampleSite::SampleSite(Content content)
    : config_(content.site),
      words_(checked_words(config_)),
      catalog_(checked_catalog(std::move(content))),
      plan_(checked_plan(config_, catalog_)),
      texts_(catalog_) {}

const Page& SampleSite::page(std::string_view path) const {
  const Page* page = plan_.find(path);
  REQUIRE_MESSAGE(page != nullptr, std::string(path));
  return *page;
}

Record sample_record() {
  Record record =
      paper("byron2022", "BERT on Looms: {Weaving} with U-Nets", {kAda, kHengel}, {2022, 6, 19});
  record.container_title = "2022 Conference on Computer Vision and Pattern Recognition";
  record.container_title_short = "CVPR";
  record.publisher = "Loom & Press";
  record.page = "10–19";
  record.doi = "10.1000/a<b>_c";
  record.abstract = "We weave $x<y$ by hand.";
  record.awards = {{.name = "Oral Presentation", .detail = "2.7%"}};
  record.links = {{.label = "code", .url = "https://example.org/code"}, {.label = "slides"}};
  record.topics = {"looms", "engines"};
  record.listing_index = 1000;
  return record;
}

Content sample_content() {
  Content content;
  content.site.title = "Ada Byron";
  content.site.id = "example.org/lab";
  content.site.url = "https://example.org/lab/";
  content.site.owner = "ada-byron";
  content.records = {sample_record(), second_paper(), preprint(), thesis()};
  content.people = {owner()};
  content.venues = {cvpr()};
  content.digests = {digest()};
  content.pages = {document("teaching", "Teaching", "I teach *weaving*.", {})};
  content.news = {
      document("moved", "We have moved", "To [CVPR](https://example.org).", {2024, 5, 1})};
  content.news[0].description = "Two streets on.";
  return content;
}
