// What Scholar, Zotero and search engines read in a page: Highwire tags and JSON-LD.
#include <doctest/doctest.h>

#include <string>

#include "export/json_ld.hpp"
#include "export/meta.hpp"
#include "export/page_words.hpp"
#include "sample_site.hpp"

using namespace offprint;

namespace {

/// "name: content" a line.
std::string meta(Content content, std::string_view id) {
  const SampleSite sample(std::move(content));
  const PublicationIndex index = sample.catalog().find_publication(id).value();
  std::string out;
  for (const MetaTag& tag : make_meta(make_citation(sample.site(), index), sample.config()))
    out += std::string(tag.name) + ": " + tag.content + "\n";
  return out;
}

std::string author_tag(PrintedName name) {
  Content content = sample_content();
  content.records = {sample_record()};
  content.digests.clear();
  content.records[0].authors = {std::move(name)};
  const std::string tags = meta(std::move(content), "byron2022");
  const std::size_t begin = tags.find("citation_author: ") + 17;
  return tags.substr(begin, tags.find('\n', begin) - begin);
}

std::string json_ld(const SampleSite& sample, std::string_view path) {
  std::string out;
  append_json_ld(out, sample.site(), sample.page(path));
  return out;
}

Content without_url(Content content) {
  content.site.url.clear();
  return content;
}

}  // namespace

TEST_CASE("a conference paper's page has the tags of Scholar and Zotero") {
  CHECK(meta(sample_content(), "byron2022") ==
        "citation_title: BERT on Looms: Weaving with U-Nets\n"
        "citation_author: Byron, Ada\n"
        "citation_author: van den Hengel, Anton\n"
        "citation_publication_date: 2022/6/19\n"
        "citation_conference_title: 2022 Conference on Computer Vision and Pattern Recognition\n"
        "citation_inbook_title: 2022 Conference on Computer Vision and Pattern Recognition\n"
        "citation_firstpage: 10\n"
        "citation_lastpage: 19\n"
        "citation_publisher: Loom & Press\n"
        "citation_doi: 10.1000/a<b>_c\n"
        "citation_language: en\n"
        "citation_keywords: looms\n"
        "citation_keywords: engines\n"
        "citation_abstract_html_url: https://example.org/lab/publications/byron2022.html\n");
}

TEST_CASE("without a date there are no tags at all") {
  CHECK(meta(sample_content(), "byronphd") == "");
}

TEST_CASE("a PDF is named only when it lies beside the page, and only absolutely") {
  Content content = sample_content();
  content.records[0].links = {{.label = "arXiv", .url = "https://arxiv.org/pdf/1.pdf"},
                              {.label = "PDF", .url = "publications/byron2022.pdf"}};
  CHECK(meta(content, "byron2022")
            .ends_with("citation_pdf_url: https://example.org/lab/publications/byron2022.pdf\n"));
  CHECK(meta(without_url(content), "byron2022").ends_with("citation_keywords: engines\n"));
}

TEST_CASE("a sole author survives Zotero's rule of the comma") {
  CHECK(author_tag({.given = "Ada", .family = "Byron"}) == "Byron, Ada");
  CHECK(author_tag({.given = "Gabriel José", .family = "García Márquez"}) ==
        "García Márquez, Gabriel José;");
  CHECK(author_tag({.given = "Gabriel José", .family = "García"}) == "García, Gabriel José");
  CHECK(author_tag({.given = "Martin", .family = "King", .suffix = "Jr."}) == "King, Martin Jr.");
  CHECK(author_tag({.literal = "Weavers, Sons and Co"}) == "Weavers, Sons and Co");
}

TEST_CASE("a publication's JSON-LD is an article with its people and the way to it") {
  CHECK(
      json_ld(SampleSite(sample_content()), "publications/byron2022.html") ==
      R"({"@context":"https://schema.org","@graph":[{"@type":"ScholarlyArticle",)"
      R"("@id":"https://example.org/lab/publications/byron2022.html",)"
      R"("name":"BERT on Looms: Weaving with U-Nets",)"
      R"("headline":"BERT on Looms: Weaving with U-Nets",)"
      R"("author":[{"@type":"Person","@id":"https://orcid.org/0000-0002-1825-0097",)"
      R"("name":"Ada Byron","givenName":"Ada","familyName":"Byron",)"
      R"("url":"https://example.org/lab/people/ada-byron.html"},)"
      R"({"@type":"Person","name":"Anton van den Hengel","givenName":"Anton",)"
      R"("familyName":"Hengel","url":"https://example.org/lab/people/anton-van-den-hengel.html"}],)"
      R"("datePublished":"2022-06-19","isPartOf":{"@type":"Book",)"
      R"("name":"2022 Conference on Computer Vision and Pattern Recognition"},)"
      R"("pageStart":"10","pageEnd":"19",)"
      R"("publisher":{"@type":"Organization","name":"Loom \u0026 Press"},)"
      R"("sameAs":["https://doi.org/10.1000/a%3Cb%3E_c"],)"
      R"("identifier":{"@type":"PropertyValue","propertyID":"doi","value":"10.1000/a\u003cb\u003e_c"},)"
      R"("keywords":["looms","engines"],)"
      R"("url":"https://example.org/lab/publications/byron2022.html"},)"
      R"({"@type":"BreadcrumbList","itemListElement":[)"
      R"({"@type":"ListItem","position":1,"name":"Home","item":"https://example.org/lab/"},)"
      R"({"@type":"ListItem","position":2,"name":"Publications",)"
      R"("item":"https://example.org/lab/publications/"},)"
      R"({"@type":"ListItem","position":3,"name":"BERT on Looms: Weaving with U-Nets",)"
      R"("item":"https://example.org/lab/publications/byron2022.html"}]}]})");
}

TEST_CASE("without a url, JSON-LD names no address of the site") {
  const SampleSite sample(without_url(sample_content()));
  CHECK(json_ld(sample, "people/ada-byron.html") ==
        R"({"@context":"https://schema.org","@graph":[{"@type":"ProfilePage","mainEntity":)"
        R"({"@type":"Person","@id":"https://orcid.org/0000-0002-1825-0097","name":"Ada Byron",)"
        R"("alternateName":["A. Byron"],"jobTitle":"Professor",)"
        R"("affiliation":{"@type":"Organization","name":"Marylebone Institute"},)"
        R"("sameAs":["https://orcid.org/0000-0002-1825-0097","https://example.org/ada"]}}]})");
  CHECK(json_ld(sample, "years/2024.html") ==
        R"({"@context":"https://schema.org","@graph":[{"@type":"CollectionPage",)"
        R"("name":"Publications of 2024","mainEntity":{"@type":"ItemList","numberOfItems":1}}]})");
}

TEST_CASE("an edition with date and place is an event") {
  Content content = without_url(sample_content());
  content.venues[0].editions = {
      {.key = "2022", .year = 2022, .begins = {2022, 6, 19}, .location = "New Orleans"}};
  CHECK(json_ld(SampleSite(std::move(content)), "venues/cvpr/2022/index.html") ==
        R"({"@context":"https://schema.org","@graph":[{"@type":"CollectionPage",)"
        R"("name":"CVPR 2022","mainEntity":{"@type":"ItemList","numberOfItems":2}},)"
        R"({"@type":"Event","name":"CVPR 2022","startDate":"2022-06-19",)"
        R"("location":{"@type":"Place","name":"New Orleans","address":"New Orleans"}}]})");
}

TEST_CASE("every page has a title, and a way from the home page") {
  const SampleSite sample(sample_content());
  std::string out;
  for (const Page& page : sample.plan().pages) {
    if (page.format != Format::kHtml) continue;
    out += page.path + ":";
    for (const Breadcrumb& step : breadcrumbs(sample.site(), page)) out += " / " + step.label;
    out += "\n";
  }
  CHECK(out ==
        "404.html: / Home / Page not found\n"
        "awards/index.html: / Home / Publications / Awards\n"
        "digests/2024-03-14.html: / Home / Digests / March 2024 / Digest of 14 March 2024\n"
        "digests/2024-03.html: / Home / Digests / March 2024\n"
        "digests/index.html: / Home / Digests\n"
        "index.html:\n"
        "news/index.html: / Home / News\n"
        "news/moved.html: / Home / News / We have moved\n"
        "people/ada-byron.html: / Home / People / Ada Byron\n"
        "people/anton-van-den-hengel.html: / Home / People / Anton van den Hengel\n"
        "people/index.html: / Home / People\n"
        "publications/byron2022.html: / Home / Publications / BERT on Looms: Weaving with U-Nets\n"
        "publications/byron2022second.html: / Home / Publications / A Second Look at Looms\n"
        "publications/byron2024.html: / Home / Publications / On x² & <Engines>\n"
        "publications/byronphd.html: / Home / Publications / A Thesis Without a Date\n"
        "publications/index.html: / Home / Publications\n"
        "teaching.html: / Home / Teaching\n"
        "topics/engines.html: / Home / Publications / Topics / engines\n"
        "topics/index.html: / Home / Publications / Topics\n"
        "topics/looms.html: / Home / Publications / Topics / looms\n"
        "types/article.html: / Home / Publications / Preprints\n"
        "types/paper-conference.html: / Home / Publications / Conference papers\n"
        "types/thesis.html: / Home / Publications / Theses\n"
        "venues/cvpr/2022/index.html: / Home / Venues / Conference on Computer Vision and Pattern "
        "Recognition / CVPR 2022\n"
        "venues/cvpr/index.html: / Home / Venues / Conference on Computer Vision and Pattern "
        "Recognition\n"
        "venues/index.html: / Home / Venues\n"
        "years/2022.html: / Home / Publications / Publications of 2022\n"
        "years/2024.html: / Home / Publications / Publications of 2024\n"
        "years/undated.html: / Home / Publications / Publications without a date\n");
}

TEST_CASE("a publication is described by its abstract, else its summary, else who and where") {
  Content content = sample_content();
  content.records[0].abstract = std::string(150, 'x') + " " + std::string(60, 'y');
  content.records[1].summary = "A *second* look at $x^2$.";
  const SampleSite sample(std::move(content));
  const auto description = [&](std::string_view path) {
    return page_description(sample.site(), sample.page(path));
  };
  CHECK(description("publications/byron2022.html") == std::string(150, 'x') + "…");
  CHECK(description("publications/byron2022second.html") == "A *second* look at x².");
  CHECK(description("publications/byron2024.html") == "Ada Byron. arXiv:2403.00001, 2024");
}
