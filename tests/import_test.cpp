#include "commands/import_command.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <string>

#include "load/legacy_text.hpp"
#include "load/records.hpp"
#include "load/source_text.hpp"
#include "load/tree_reader.hpp"
#include "temp_folder.hpp"

using namespace offprint;
namespace fs = std::filesystem;

namespace {

fs::path write(const fs::path& file, const std::string& text) {
  std::ofstream(file, std::ios::binary) << text;
  return file;
}

constexpr const char* kPapers = R"(@article{a,
  author = {M{\"u}ller, J. and van der Berg, Anna* and {Some Group} and others},
  title = {{GPT} for $x^2$} journal = {J}, year = 2020, month = may,
}
@xdata{x, note = {n}}
@misc{title = {No Key}, author = {Wei Wang 0001}, year = 2021, xdata = {x}}
)";

constexpr const char* kRecords = R"([
  {
    "id": "a",
    "type": "article-journal",
    "title": "{GPT} for $x^2$",
    "issued": {"date-parts": [[2020, 5]]},
    "container-title": "J",
    "author": [
      {"given": "J.", "family": "Müller"},
      {"given": "Anna", "non-dropping-particle": "van der", "family": "Berg*"},
      {"literal": "Some Group"}
    ],
    "authors-incomplete": true
  },
  {
    "id": "wang2021no",
    "type": "document",
    "title": "No Key",
    "issued": {"date-parts": [[2021]]},
    "author": [{"given": "Wei", "family": "Wang 0001"}],
    "note": "n"
  }
]
)";

}  // namespace

TEST_CASE("an import gives records and an account of every entry") {
  const TempFolder folder;
  const fs::path papers = write(folder.path() / "papers.bib", kPapers);
  const ImportResult result = import_files({.files = {papers}});
  CHECK(result.json == std::string(kRecords));
  CHECK(result.account ==
        papers.generic_string() +
            ": BibTeX, 3 entries seen, 1 of them no work, 2 records made, nothing lost; "
            "2 warnings\n");
}

TEST_CASE("what an import wrote is read back as the record that it was") {
  const TempFolder folder;
  const fs::path bib = write(folder.path() / "papers.bib", kPapers);
  const fs::path json = write(folder.path() / "papers.json", import_files({.files = {bib}}).json);
  Sources sources;
  Diagnostics diagnostics;
  const auto from_bib = read_legacy_source(bib, "papers.bib", kMostJson, sources, diagnostics);
  const auto from_json = read_source(json, "papers.json", kMostJson, sources, diagnostics);
  REQUIRE((from_bib && from_json));
  const auto before = load_records(*from_bib, sources, diagnostics).records;
  const auto after = load_records(*from_json, sources, diagnostics).records;
  REQUIRE(before.size() == after.size());
  for (std::size_t i = 0; i < before.size(); ++i) {
    CHECK(before[i].id == after[i].id);
    CHECK(before[i].title == after[i].title);
    CHECK(before[i].authors == after[i].authors);
    CHECK(before[i].authors_incomplete == after[i].authors_incomplete);
    CHECK(before[i].issued == after[i].issued);
    CHECK(before[i].extra == after[i].extra);
  }
}

TEST_CASE("records of several files keep ids of their own") {
  const TempFolder folder;
  const fs::path one = write(folder.path() / "one.bib", "@misc{a, title = {One}}");
  const fs::path two = write(folder.path() / "two.ris", "TY  - GEN\nID  - a\nTI  - Two\nER  - \n");
  const ImportResult result = import_files({.files = {one, two}});
  CHECK(result.records == 2);
  CHECK(result.json.find("\"id\": \"a-2\"") != std::string::npos);
}

TEST_CASE("a file of no known format is an error") {
  const TempFolder folder;
  const ImportResult result =
      import_files({.files = {write(folder.path() / "x.txt", "Just some text.")}});
  CHECK(result.diagnostics.errors() == 1);
  CHECK(result.json == "[]\n");
}

TEST_CASE("text that is no UTF-8 is read as Latin-1, byte by byte") {
  const MendedText mended = mend_legacy_text("M\xFCller \xC3\xA9t\x93q\x94 \x01");
  CHECK(mended.text == "Müller ét“q”  ");
  CHECK(mended.foreign == 3);
  CHECK(mended.first_foreign == 1);
  CHECK(mended.controls == 1);
}

TEST_CASE("an import leaves out what cannot be a record, and counts it") {
  const TempFolder folder;
  const fs::path works =
      write(folder.path() / "works.jsonl",
            "{\"id\": \"a\", \"title\": \"A\"}\n{\"id\": \"b\"}\n[1, 2]\n{oops\n");
  const ImportResult result = import_files({.files = {works}});
  CHECK(result.records == 1);
  CHECK(result.diagnostics.errors() == 3);
  CHECK(result.account == works.generic_string() +
                              ": JSON Lines, 4 entries seen, 1 record made, 3 rejected; "
                              "0 warnings\n");
}
