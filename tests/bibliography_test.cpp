// What citation managers get: BibTeX, RIS, CSL-JSON, and the names and addresses in them.
#include <doctest/doctest.h>

#include <string>

#include "export/bibtex.hpp"
#include "export/citation.hpp"
#include "export/csl_json.hpp"
#include "export/dates.hpp"
#include "export/export.hpp"
#include "export/ris.hpp"
#include "sample_site.hpp"

using namespace offprint;

namespace {

/// The text of one record's export.
template <class Append>
std::string exported(Record record, Append append) {
  Content content;
  content.site.id = "example.org";
  content.records = {std::move(record)};
  const SampleSite sample(std::move(content));
  std::string out;
  append(out, make_citation(sample.site(), 0));
  return out;
}

std::string bibtex(Record record) {
  return exported(std::move(record), [](std::string& out, const Citation& citation) {
    append_bibtex(out, citation, CitationScope::kCitation);
  });
}
std::string ris(Record record) {
  return exported(std::move(record), [](std::string& out, const Citation& citation) {
    append_ris(out, citation, CitationScope::kEverything);
  });
}
std::string csl(Record record) {
  return exported(std::move(record), [](std::string& out, const Citation& citation) {
    JsonWriter json(out);
    write_csl_item(json, citation, CitationScope::kEverything);
  });
}
std::string line(Record record) {
  return exported(std::move(record), [](std::string& out, const Citation& citation) {
    out = citation.text.venue_line;
  });
}

Record with_title(std::string title) {
  Record record;
  record.id = "x";
  record.type = "article";
  record.title = std::move(title);
  return record;
}

std::string bibtex_title(std::string title) {
  const std::string entry = bibtex(with_title(std::move(title)));
  const std::size_t begin = entry.find("title = {") + 9;
  return entry.substr(begin, entry.find("}\n", begin) - begin);
}

Record in_container(std::string container, std::string short_name, std::int16_t year) {
  Record record = with_title("T");
  record.type = "paper-conference";
  record.container_title = std::move(container);
  record.container_title_short = std::move(short_name);
  record.issued = {.year = year};
  return record;
}

}  // namespace

TEST_CASE("a conference paper becomes @inproceedings, field by field") {
  CHECK(bibtex(sample_record()) ==
        "@inproceedings{byron2022,\n"
        "  title = {{BERT} on Looms: {Weaving} with {U}-Nets},\n"
        "  author = {Byron, Ada and van den Hengel, Anton},\n"
        "  booktitle = {2022 Conference on Computer Vision and Pattern Recognition},\n"
        "  pages = {10--19},\n"
        "  publisher = {Loom \\& Press},\n"
        "  year = {2022},\n"
        "  month = jun,\n"
        "  day = {19},\n"
        "  doi = {10.1000/a<b>_c}\n"
        "}\n");
}

TEST_CASE("a thesis names its school, a preprint its eprint") {
  Record thesis = with_title("Looms");
  thesis.type = "thesis";
  thesis.genre = "Master's thesis";
  thesis.publisher = "University of Marylebone";
  CHECK(bibtex(thesis) ==
        "@mastersthesis{x,\n  title = {Looms},\n  school = {University of Marylebone}\n}\n");
  Record preprint = with_title("Looms");
  preprint.arxiv = "2403.00001";
  CHECK(bibtex(preprint) ==
        "@misc{x,\n  title = {Looms},\n  eprint = {2403.00001},\n  archiveprefix = {arXiv}\n}\n");
}

TEST_CASE("authors who are missing are others, a group stands in braces") {
  Record record = with_title("Looms");
  record.authors = {{.given = "Martin Luther", .family = "King", .suffix = "Jr."},
                    {.literal = "Weavers & Sons"}};
  record.authors_incomplete = true;
  CHECK(bibtex(record) ==
        "@misc{x,\n  title = {Looms},\n"
        "  author = {King, Jr., Martin Luther and {Weavers \\& Sons} and others}\n}\n");
}

TEST_CASE("capitals that a style must not lower are in braces") {
  CHECK(bibtex_title("A Survey of Neural Nets") == "A Survey of Neural Nets");
  CHECK(bibtex_title("MetaFormer in 3D") == "{MetaFormer} in {3D}");
  CHECK(bibtex_title("UV-CoT and Pre-Training") == "{UV}-{CoT} and Pre-Training");
  CHECK(bibtex_title("Vitamin C") == "Vitamin {C}");
  CHECK(bibtex_title("{BERT}ology of {NASA Data}") == "{BERT}ology of {NASA Data}");
  CHECK(bibtex_title("ÉTUDE of École") == "{ÉTUDE} of École");
}

TEST_CASE("mathematics and specials of a title reach LaTeX as such") {
  CHECK(bibtex_title("Cost of $O(N^2)$ & more") == "Cost of $O(N^2)$ \\& more");
}

TEST_CASE("RIS is one value a line, CRLF, from TY to ER") {
  CHECK(ris(sample_record()) ==
        "TY  - CPAPER\r\n"
        "ID  - byron2022\r\n"
        "TI  - BERT on Looms: Weaving with U-Nets\r\n"
        "AU  - Byron, Ada\r\n"
        "AU  - van den Hengel, Anton\r\n"
        "PY  - 2022\r\n"
        "DA  - 2022/06/19/\r\n"
        "T2  - 2022 Conference on Computer Vision and Pattern Recognition\r\n"
        "J2  - CVPR\r\n"
        "SP  - 10\r\n"
        "EP  - 19\r\n"
        "PB  - Loom & Press\r\n"
        "DO  - 10.1000/a<b>_c\r\n"
        "UR  - https://doi.org/10.1000/a%3Cb%3E_c\r\n"
        "KW  - looms\r\n"
        "KW  - engines\r\n"
        "AB  - We weave x<y by hand.\r\n"
        "ER  - \r\n");
}

TEST_CASE("a line end in a value cannot forge a RIS line") {
  Record record = with_title("Looms");
  record.volume = "1\r\nER  - ";
  CHECK(ris(record) == "TY  - GEN\r\nID  - x\r\nTI  - Looms\r\nVL  - 1  ER  - \r\nER  - \r\n");
}

TEST_CASE("CSL-JSON has integers for dates, bare DOIs, one hyphen between pages") {
  CHECK(csl(sample_record()) ==
        R"({"id":"byron2022","type":"paper-conference",)"
        R"("title":"BERT on Looms: Weaving with U-Nets",)"
        R"("author":[{"family":"Byron","given":"Ada"},)"
        R"({"family":"Hengel","given":"Anton","non-dropping-particle":"van den"}],)"
        R"("issued":{"date-parts":[[2022,6,19]]},)"
        R"("container-title":"2022 Conference on Computer Vision and Pattern Recognition",)"
        R"("container-title-short":"CVPR","publisher":"Loom \u0026 Press","page":"10-19",)"
        R"("DOI":"10.1000/a\u003cb\u003e_c","URL":"https://doi.org/10.1000/a%3Cb%3E_c",)"
        R"("keyword":"looms, engines","abstract":"We weave x\u003cy by hand."})");
}

TEST_CASE("CSL-JSON keeps a date that is none, a status, and that authors are missing") {
  Record record = with_title("Looms");
  record.issued_literal = "Spring 2024";
  record.status = Status::kToAppear;
  record.authors_incomplete = true;
  CHECK(csl(record) ==
        R"({"id":"x","type":"article","title":"Looms","issued":{"literal":"Spring 2024"},)"
        R"("status":"to appear","custom":{"authors-incomplete":true}})");
}

TEST_CASE("the venue line spells out, then says the short name and the year once") {
  CHECK(line(in_container("International Conference on Looms 2025", "ICL", 2025)) ==
        "International Conference on Looms, ICL 2025");
  CHECK(line(in_container("2022 IEEE Conference on Looms", "", 2022)) ==
        "IEEE Conference on Looms, 2022");
  CHECK(line(in_container("Proceedings of ICL", "ICL", 2025)) == "Proceedings of ICL, 2025");
  CHECK(line(in_container("Journal of Looms", "", 0)) == "Journal of Looms");
  Record preprint = with_title("T");
  preprint.arxiv = "2403.00001";
  preprint.issued = {.year = 2024};
  CHECK(line(preprint) == "arXiv:2403.00001, 2024");
}

TEST_CASE("page ranges are read with any dash; what is no range stays whole") {
  using Range = std::pair<std::string_view, std::string_view>;
  CHECK(page_range("1-10") == Range("1", "10"));
  CHECK(page_range("1--10") == Range("1", "10"));
  CHECK(page_range("1 – 10") == Range("1", "10"));
  CHECK(page_range("e123") == Range("e123", ""));
  CHECK(page_range("1-3, 7-9") == Range("1-3, 7-9", ""));
  CHECK(page_range("") == Range("", ""));
}

TEST_CASE("dates are written as far as they are known") {
  CHECK(iso_date({}) == "");
  CHECK(iso_date({2025}) == "2025");
  CHECK(iso_date({2025, 3}) == "2025-03");
  CHECK(iso_date({2025, 3, 4}) == "2025-03-04");
  CHECK(rfc3339_date({2025}) == "2025-01-01T00:00:00Z");
  CHECK(rfc3339_date({}) == "1970-01-01T00:00:00Z");
}

TEST_CASE("abstracts stand in the files of the work, of its edition and of all works") {
  const SampleSite sample(sample_content());
  std::string telling;
  for (const Page& page : sample.plan().pages) {
    std::string out;
    append_export(out, sample.site(), page);
    const bool cited = page.format >= Format::kBibtex && page.format <= Format::kCslJson;
    if (cited && out.find("by hand") != std::string::npos) telling += page.path + "\n";
  }
  CHECK(telling ==
        "publications/byron2022.bib\n"
        "publications/byron2022.json\n"
        "publications/byron2022.ris\n"
        "publications/index.bib\n"
        "publications/index.json\n"
        "publications/index.ris\n"
        "venues/cvpr/2022/index.bib\n"
        "venues/cvpr/2022/index.json\n"
        "venues/cvpr/2022/index.ris\n");
}
