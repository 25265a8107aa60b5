// References to read: each type of work in both manners.
#include "export/reference.hpp"

#include <doctest/doctest.h>

#include <string>

#include "export/reference_names.hpp"
#include "sample_site.hpp"

using namespace offprint;

namespace {

/// Both references of the record, a line each.
std::string references(const Record& record) {
  Content content = sample_content();
  content.records = {record};
  content.digests.clear();
  content.site.owner.clear();
  content.people.clear();
  const SampleSite sample(std::move(content));
  const Citation citation = make_citation(sample.site(), 0);
  return author_date_reference(citation) + "\n" + numbered_reference(citation) + "\n";
}

Record work(std::string type, std::string container = "") {
  Record record;
  record.id = "byron2022";
  record.type = std::move(type);
  record.title = "On Looms";
  record.authors = {{.given = "Ada Jean-Marie", .family = "Byron"},
                    {.given = "Anton", .particle = "van den", .family = "Hengel", .suffix = "Jr."}};
  record.issued = {2022, 3, 1};
  record.container_title = std::move(container);
  record.doi = "10.1000/x";
  return record;
}

std::vector<PrintedName> names(std::size_t count) {
  std::vector<PrintedName> all;
  for (std::size_t i = 1; i <= count; ++i)
    all.push_back({.given = "X", .family = "N" + std::to_string(i)});
  return all;
}

}  // namespace

TEST_CASE("a journal article has volume, issue and pages") {
  Record record = work("article-journal", "Journal of <Looms> & Engines");
  record.volume = "3", record.issue = "2", record.page = "10--19";
  CHECK(references(record) ==
        "Byron, A. J.-M., &amp; van den Hengel, A., Jr. (2022). On Looms. "
        "<em>Journal of &lt;Looms&gt; &amp; Engines</em>, <em>3</em>(2), 10–19. "
        "https://doi.org/10.1000/x\n"
        "A. J.-M. Byron and A. van den Hengel, Jr., “On Looms,” "
        "<em>Journal of &lt;Looms&gt; &amp; Engines</em>, vol. 3, no. 2, pp. 10–19, Mar. 2022, "
        "doi: 10.1000/x.\n");
}

TEST_CASE("a conference paper stands in its proceedings") {
  Record record = work("paper-conference", "Conference on Looms");
  record.page = "7", record.publisher = "Loom Press";
  CHECK(references(record) ==
        "Byron, A. J.-M., &amp; van den Hengel, A., Jr. (2022). On Looms. In <em>Conference on "
        "Looms</em> (p. 7). Loom Press. https://doi.org/10.1000/x\n"
        "A. J.-M. Byron and A. van den Hengel, Jr., “On Looms,” in <em>Conference on Looms</em>, "
        "Loom Press, 2022, p. 7, doi: 10.1000/x.\n");
}

TEST_CASE("a chapter names the editors of its book") {
  Record record = work("chapter", "The Book of Looms");
  record.editors = {{.given = "Charles", .family = "Babbage"}};
  record.page = "1-2";
  CHECK(references(record) ==
        "Byron, A. J.-M., &amp; van den Hengel, A., Jr. (2022). On Looms. In C. Babbage (Ed.), "
        "<em>The Book of Looms</em> (pp. 1–2). https://doi.org/10.1000/x\n"
        "A. J.-M. Byron and A. van den Hengel, Jr., “On Looms,” in <em>The Book of Looms</em>, "
        "2022, pp. 1–2, doi: 10.1000/x.\n");
}

TEST_CASE("books, theses, preprints, reports, software and data stand alone") {
  Record record = work("book");
  record.publisher = "Loom Press", record.doi.clear(), record.authors.pop_back();
  const auto of = [&](std::string type) {
    record.type = std::move(type);
    return references(record);
  };
  CHECK(of("book") ==
        "Byron, A. J.-M. (2022). <em>On Looms</em>. Loom Press. "
        "https://example.org/lab/publications/byron2022.html\n"
        "A. J.-M. Byron, <em>On Looms</em>. Loom Press, 2022. [Online]. Available: "
        "https://example.org/lab/publications/byron2022.html\n");
  record.url = "https://example.org/l";
  CHECK(of("thesis") ==
        "Byron, A. J.-M. (2022). <em>On Looms</em> [Thesis, Loom Press]. https://example.org/l\n"
        "A. J.-M. Byron, “On Looms,” Thesis, Loom Press, 2022. [Online]. Available: "
        "https://example.org/l\n");
  record.genre = "PhD thesis";
  CHECK(of("thesis").find("[PhD thesis, Loom Press]") != std::string::npos);
  record.number = "7";
  CHECK(of("report") ==
        "Byron, A. J.-M. (2022). <em>On Looms</em> (Report No. 7). Loom Press. "
        "https://example.org/l\n"
        "A. J.-M. Byron, “On Looms,” Loom Press, Rep. 7, 2022. [Online]. Available: "
        "https://example.org/l\n");
  CHECK(of("software") ==
        "Byron, A. J.-M. (2022). <em>On Looms</em> [Computer software]. Loom Press. "
        "https://example.org/l\n"
        "A. J.-M. Byron, <em>On Looms</em> [Computer software]. Loom Press, 2022. [Online]. "
        "Available: https://example.org/l\n");
  record.publisher.clear(), record.arxiv = "2403.00001";
  CHECK(of("article") ==
        "Byron, A. J.-M. (2022). <em>On Looms</em> (arXiv:2403.00001). arXiv. "
        "https://example.org/l\n"
        "A. J.-M. Byron, “On Looms,” 2022, arXiv:2403.00001. [Online]. Available: "
        "https://example.org/l\n");
}

TEST_CASE("what is not known leaves no trace, and what was taken back says so") {
  Record record = work("document");
  record.title = "Why looms?", record.authors.clear(), record.issued = {}, record.doi.clear();
  record.retracted = true, record.url = "https://example.org/l";
  CHECK(references(record) ==
        "(n.d.). <em>Why looms?</em> [Retracted]. https://example.org/l\n"
        "“Why looms?” [Retracted]. [Online]. Available: https://example.org/l\n");
  record = work("paper-conference", "Conference on Looms");
  record.title = "Why looms?", record.status = Status::kToAppear, record.doi.clear();
  record.authors_incomplete = true, record.url = "https://example.org/l";
  CHECK(references(record) ==
        "Byron, A. J.-M., van den Hengel, A., Jr., et al. (2022, to appear). Why looms? In "
        "<em>Conference on Looms</em>. https://example.org/l\n"
        "A. J.-M. Byron, A. van den Hengel, Jr., et al., “Why looms?” in <em>Conference on "
        "Looms</em>, 2022, to appear. [Online]. Available: https://example.org/l\n");
}

TEST_CASE("long rows of names are cut as each manner does it") {
  CHECK(author_row(names(3), false) == "N1, X., N2, X., & N3, X.");
  CHECK(author_row(names(20), false).ends_with("N19, X., & N20, X."));
  CHECK(author_row(names(3000), false).ends_with("N18, X., N19, X., … N3000, X."));
  CHECK(engineer_row(names(3), false) == "X. N1, X. N2, and X. N3");
  CHECK(engineer_row(names(6), false).ends_with("X. N5, and X. N6"));
  CHECK(engineer_row(names(7), false) == "X. N1 et al.");
}

TEST_CASE("initials keep hyphens, and scripts without case their words") {
  CHECK(dotted_initials("Jean-Paul Marie") == "J.-P. M.");
  CHECK(dotted_initials("K.A.") == "K. A.");
  CHECK(dotted_initials("K.-A.") == "K.-A.");
  CHECK(dotted_initials("émile") == "É.");
  CHECK(dotted_initials("伟") == "伟");
  CHECK(dotted_initials("  ") == "");
  CHECK(initials_first({.literal = "Google Research"}) == "Google Research");
}
