// Out and in again: what an export says of a publication, its reader takes back.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "case_file.hpp"
#include "content_dump.hpp"
#include "export/bibtex.hpp"
#include "export/citation.hpp"
#include "load/legacy_text.hpp"
#include "load/records.hpp"
#include "load/source_text.hpp"
#include "sample_site.hpp"
#include "shared_folder.hpp"
#include "text/scholarly.hpp"

using namespace offprint;
namespace fs = std::filesystem;

namespace {

std::vector<Record> read_bibtex(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  return load_records(sources.add("papers.bib", text), sources, diagnostics).records;
}

SampleSite site_of(const Record& record) {
  Content content;
  content.records = {record};
  content.site.id = "example.org";
  return SampleSite(std::move(content));
}

/// The entry of a record that stands alone on a site without address.
std::string entry_of(const Record& record) {
  const SampleSite sample = site_of(record);
  std::string out;
  append_bibtex(out, make_citation(sample.site(), 0), CitationScope::kEverything);
  return out;
}

void keep_first_of_each_label(std::vector<Link>& links) {
  std::set<std::string> seen;
  std::erase_if(links, [&](const Link& link) { return !seen.insert(link.label).second; });
}

/// The publication as a reader sees it, where markup may be spelled in several ways. Not modelled:
/// keys that are not ours, and a second link with one label.
std::string published(const Record& record) {
  const SampleSite sample = site_of(record);
  const Publication& publication = sample.catalog().publications.at(0);
  Record shown;
  static_cast<Description&>(shown) = publication;
  shown.id = publication.citation_key;
  std::ranges::replace(shown.id, ' ', '-');  // which no key can hold
  shown.extra = Node::map({});
  shown.container_title = sample.site().texts.of(0).container;
  keep_first_of_each_label(shown.links);
  for (std::string* text : {&shown.title, &shown.abstract, &shown.note, &shown.summary,
                            &shown.collection_title, &shown.publisher})
    *text = scholarly_to_plain(*text);
  return dump(shown);
}

void check_round_trip(const Record& record) {
  const std::string entry = entry_of(record);
  CAPTURE(entry);
  const std::vector<Record> again = read_bibtex(entry);
  REQUIRE(again.size() == 1);
  CHECK(published(again[0]) == published(record));
  CHECK(entry_of(again[0]) == entry);
}

}  // namespace

TEST_CASE("BibTeX to publication to BibTeX to publication changes nothing") {
  for (const char* file : {"grammar", "record", "inheritance", "recovery"}) {
    for (const TextCase& text_case : read_text_cases("bibtex/" + std::string(file) + ".txt")) {
      CAPTURE(text_case.name);
      for (const Record& record : read_bibtex(text_case.input)) check_round_trip(record);
    }
  }
}

TEST_CASE("real people's BibTeX goes out and in again unchanged") {
  const auto shared = find_shared_folder();
  if (!shared) return;
  for (const auto& file : fs::directory_iterator(*shared / "realdata" / "bibtex")) {
    if (file.path().extension() != ".bib") continue;
    CAPTURE(file.path().filename());
    const std::string text = mend_legacy_text(read_file(file.path())).text;
    for (const Record& record : read_bibtex(text)) check_round_trip(record);
  }
}

TEST_CASE("the BibTeX of every record of the demonstration is read back as it was written") {
  for (const char* name : {"cvpr-2022.json", "sun.json", "wang.json"}) {
    Sources sources;
    Diagnostics diagnostics;
    const fs::path file = fs::path(OFFPRINT_SOURCE_DIR) / "content/publications" / name;
    const auto source = read_source(file, name, kMostJson, sources, diagnostics);
    REQUIRE(source);
    for (const Record& record : load_records(*source, sources, diagnostics).records) {
      const std::string entry = entry_of(record);
      const std::vector<Record> again = read_bibtex(entry);
      REQUIRE(again.size() == 1);
      CHECK(entry_of(again[0]) == entry);
    }
  }
}

TEST_CASE("an entry keeps its type on the way out and in") {
  for (const char* type :
       {"article",     "artwork",      "audio",         "blog",         "book",         "booklet",
        "inbook",      "incollection", "inproceedings", "inreference",  "jurisdiction", "legal",
        "legislation", "letter",       "manual",        "masterthesis", "misc",         "movie",
        "newspaper",   "online",       "patent",        "performance",  "periodical",   "phdthesis",
        "poster",      "preprint",     "presentation",  "proceedings",  "report",       "review",
        "software",    "dataset",      "standard",      "talk",         "techreport",   "thesis",
        "unpublished", "video",        "workshop"}) {
    const std::string entry = "@" + std::string(type) + "{k, title = {T}, year = 2020}";
    for (const Record& record : read_bibtex(entry)) check_round_trip(record);
  }
}
