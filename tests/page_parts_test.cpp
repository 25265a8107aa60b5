// Parts of pages as the default theme makes them: authors, abstracts, how to cite a work.
// work.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "render/render.hpp"
#include "sample_site.hpp"
#include "temp_folder.hpp"

using namespace offprint;

namespace {

/// A site of one paper of so many authors, its owner at that place, from 1.
Content paper_of(std::size_t authors, std::size_t owner, ListLook look) {
  Content content = sample_content();
  content.records = {sample_record()};
  content.digests.clear();
  content.site.list_style.look = look;
  std::vector<PrintedName> names;
  for (std::size_t i = 1; i <= authors; ++i)
    names.push_back({.given = "Xi", .family = "N" + std::to_string(i)});
  names[owner - 1] = content.people[0].name;
  content.records[0].authors = std::move(names);
  return content;
}

std::string home_page(const Content& content) {
  const TempFolder no_templates;
  const SampleSite sample(content);
  const Renderer renderer(sample.config(), sample.words(), sample.catalog(), sample.plan(),
                          no_templates.path() / "templates");
  std::string page;
  renderer.render(sample.page("index.html"), page);
  return page;
}

/// The text from the first `begin` on, up to `end`, without elements.
std::string text_between(std::string_view page, std::string_view begin, std::string_view end) {
  const std::size_t from = page.find(begin);
  REQUIRE(from != std::string_view::npos);
  std::string out;
  bool inside = false;
  for (const char c : page.substr(from, page.find(end, from) - from)) {
    if (c == '<') inside = true;
    if (!inside) out += c;
    if (c == '>') inside = false;
  }
  return out;
}

constexpr std::string_view kFirstTen =
    "Xi N1, Xi N2, Xi N3, Xi N4, Xi N5, Xi N6, Xi N7, Xi N8, Xi N9, Xi N10, …";

}  // namespace

TEST_CASE("of 137 authors the first ten stand there, and the owner, who is the seventieth") {
  for (const ListLook look : {ListLook::kCards, ListLook::kPlain}) {
    const std::string page = home_page(paper_of(137, 70, look));
    const std::string_view opening =
        look == ListLook::kCards ? "<p class=\"authors\">" : "<span class=\"authors\">";
    const std::string_view closing = look == ListLook::kCards ? "</p>" : "</span>";
    CHECK(text_between(page, opening, closing) == std::string(kFirstTen) + ", Ada Byron, …");
    CHECK(text_between(page, "<summary>All", "</summary>") == "All 137 authors");
    CHECK(text_between(page, "<summary>All", "</details>").ends_with("Xi N136, and Xi N137"));
  }
}

TEST_CASE("of 3,000 authors the owner is shown, be it the last of them") {
  const std::string page = home_page(paper_of(3000, 3000, ListLook::kCards));
  CHECK(text_between(page, "<p class=\"authors\">", "</p>") ==
        std::string(kFirstTen) + ", Ada Byron, …");
  CHECK(text_between(page, "<summary>All", "</summary>") == "All 3000 authors");
}

TEST_CASE("a retraction is plain in every look") {
  for (const ListLook look : {ListLook::kCards, ListLook::kPlain, ListLook::kCompact}) {
    Content content = paper_of(2, 1, look);
    content.records[0].retracted = true;
    CHECK(text_between(home_page(content), "<strong class=\"retracted\">", "</a>") ==
          "Retracted BERT on Looms: Weaving with U-Nets");
  }
}

TEST_CASE("abstracts in lists stand folded, open, or not at all") {
  const auto abstract_of = [](bool shown, bool open) {
    Content content = paper_of(2, 1, ListLook::kCards);
    content.site.abstracts_in_lists = shown;
    content.site.abstracts_open = open;
    const std::string page = home_page(content);
    const std::size_t begin = page.find("<details");
    return begin == std::string::npos ? "" : page.substr(begin, page.find('>', begin) + 1 - begin);
  };
  CHECK(abstract_of(true, false) == "<details>");
  CHECK(abstract_of(true, true) == "<details open>");
  CHECK(abstract_of(false, false) == "");
}

TEST_CASE("the page of a publication says how to cite it, and copies what stands before a button") {
  const TempFolder no_templates;
  const SampleSite sample(sample_content());
  const Renderer renderer(sample.config(), sample.words(), sample.catalog(), sample.plan(),
                          no_templates.path() / "templates");
  std::string page;
  renderer.render(sample.page("publications/byron2022.html"), page);
  CHECK(text_between(page, "<h3>Author and date", "</p>") ==
        "Author and date\nByron, A., &amp; van den Hengel, A. (2022). BERT on Looms: Weaving with "
        "U-Nets. In 2022 Conference on Computer Vision and Pattern Recognition (pp. 10–19). Loom "
        "&amp; Press. https://doi.org/10.1000/a%3Cb%3E_c");
  CHECK(text_between(page, "<ul class=\"links\">", "</ul>") == "\nDOI\ncode\nslides\n");
  CHECK(text_between(page, "<h3 id=\"bibtex\">", ",").starts_with("BibTeX\n@inproceedings{byron"));
  CHECK(page.find("aria-label=\"code of BERT on Looms: Weaving with U-Nets\"") !=
        std::string::npos);
}
