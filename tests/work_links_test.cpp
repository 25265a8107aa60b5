#include "export/work_links.hpp"

#include <doctest/doctest.h>

#include <string>

#include "sample_site.hpp"

using namespace offprint;

namespace {

/// "kind | label | url" a line.
std::string shown(const Record& record) {
  Content content = sample_content();
  content.records = {record};
  content.digests.clear();
  const SampleSite sample(std::move(content));
  std::string out;
  for (const WorkLink& link : work_links(sample.site(), 0))
    out += std::string(name_of(link.kind)) + " | " + link.label + " | " + link.url + "\n";
  return out;
}

}  // namespace

TEST_CASE("links stand in the order in which readers want them, unknown ones last as they came") {
  Record record = sample_record();
  record.arxiv = "2403.00001";
  record.links = {{.label = "Zhihu", .url = "https://zhihu.com/x"},
                  {.label = "slides"},
                  {.label = "Blog", .url = "https://example.org/blog"},
                  {.label = "Code & data", .url = "https://github.com/a/b"},
                  {.label = "https://www.youtube.com/x", .url = "https://www.youtube.com/x"},
                  {.label = "Project", .url = "https://a.github.io"},
                  {.label = "pdf", .url = "publications/byron2022.pdf"}};
  CHECK(shown(record) ==
        "pdf | pdf | publications/byron2022.pdf\n"
        "doi | DOI | https://doi.org/10.1000/a%3Cb%3E_c\n"
        "arxiv | arXiv | https://arxiv.org/abs/2403.00001\n"
        "data | Code & data | https://github.com/a/b\n"
        "video | youtube.com | https://www.youtube.com/x\n"
        "slides | slides | \n"
        "project | Project | https://a.github.io\n"
        "bibtex | BibTeX | publications/byron2022.html#bibtex\n"
        "other | Zhihu | https://zhihu.com/x\n"
        "other | Blog | https://example.org/blog\n");
}

TEST_CASE("what the record links itself is not linked twice") {
  Record record = sample_record();
  record.arxiv = "2403.00001";
  record.links = {{.label = "arXiv", .url = "https://arxiv.org/abs/2403.00001v2"},
                  {.label = "DOI", .url = "https://doi.org/10.1000/y"},
                  {.label = "Bib", .url = "https://example.org/x.bib"}};
  CHECK(shown(record) ==
        "doi | DOI | https://doi.org/10.1000/y\n"
        "arxiv | arXiv | https://arxiv.org/abs/2403.00001v2\n"
        "bibtex | Bib | https://example.org/x.bib\n");
}

TEST_CASE("the record's own address is linked where nothing else leads to the work") {
  Record record = sample_record();
  record.doi.clear(), record.links.clear();
  record.url = "https://www.example.org/paper";
  CHECK(shown(record) ==
        "bibtex | BibTeX | publications/byron2022.html#bibtex\n"
        "other | example.org | https://www.example.org/paper\n");
  record.doi = "10.1000/y";
  CHECK(shown(record) ==
        "doi | DOI | https://doi.org/10.1000/y\n"
        "bibtex | BibTeX | publications/byron2022.html#bibtex\n");
}
