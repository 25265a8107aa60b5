// Files of real people and venues, which are not part of the repository: every entry must be
// accounted for. Where the folder is absent, this says so and passes.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "load/formats.hpp"
#include "load/record.hpp"
#include "load/records.hpp"
#include "load/source_text.hpp"

using namespace offprint;
namespace fs = std::filesystem;

namespace {

std::optional<fs::path> find_realdata() {
  const char* const shared = std::getenv("OFFPRINT_SHARED");
  const fs::path folder =
      (shared ? fs::path(shared) : fs::path(OFFPRINT_SOURCE_DIR) / ".." / "shared") / "realdata";
  if (fs::is_directory(folder)) return folder;
  MESSAGE("absent, so nothing is tested: " << folder.string());
  return std::nullopt;
}

struct Reading {
  std::vector<Record> records;
  ReadAccount account;
  std::size_t errors = 0;
};

Reading read(const fs::path& file) {
  Sources sources;
  Diagnostics diagnostics;
  Reading reading;
  const auto source = read_legacy_source(file, "file", kMostJson, sources, diagnostics);
  REQUIRE(source);
  const RecordFormat* const format = detect_format(file.string(), sources.text(*source));
  REQUIRE(format);
  reading.account = format->read(*source, sources, diagnostics, [&](const Node& map) {
    reading.records.push_back(read_record(map, diagnostics));
  });
  reading.errors = diagnostics.errors();
  return reading;
}

std::string text_of(const nlohmann::json& item, const char* key) {
  return item.contains(key) ? item[key].get<std::string>() : std::string();
}

std::string expected_name(const nlohmann::json& name) {
  if (name.contains("literal")) return name["literal"];
  const std::string particle =
      text_of(name, "dropping-particle") + text_of(name, "non-dropping-particle");
  return particle + "|" + text_of(name, "family") + "|" + text_of(name, "suffix") + "|" +
         text_of(name, "given");
}

/// What pandoc gets wrong: `\'\i` as a dotless letter, an apostrophe that nobody printed, a given
/// name in braces as a particle.
std::string mended(std::string names) {
  const std::vector<std::pair<std::string, std::string>> kFaults{
      {"Garcı́a", "García"}, {"L’Orange", "L'Orange"}, {"Édouard|Masterly||", "|Masterly||Édouard"}};
  for (const auto& [fault, right] : kFaults) {
    const std::size_t at = names.find(fault);
    if (at != std::string::npos) names.replace(at, fault.size(), right);
  }
  return names;
}

std::string found_name(const PrintedName& name) {
  if (!name.literal.empty()) return name.literal;
  return name.particle + "|" + name.family + "|" + name.suffix + "|" + name.given;
}

std::vector<int> date_parts(const nlohmann::json& item) {
  if (!item.contains("issued")) return {};
  const nlohmann::json& days = item["issued"]["date-parts"];
  return days.empty() ? std::vector<int>() : days[0].get<std::vector<int>>();
}

std::vector<int> date_parts(const Date& date) {
  std::vector<int> parts;
  for (const int part : {int{date.year}, int{date.month}, int{date.day}}) {
    if (part != 0) parts.push_back(part);
  }
  return parts;
}

/// Entries of which pandoc cannot tell the date: it takes what `\noopsort` hides for the year, does
/// not know `10~jan`, and drops the months of ranges, the year behind `\switchargs`, and what a
/// `crossref` brings.
const std::set<std::string> kDatesThatPandocMisses{
    "article-crossref", "inbook-minimal",     "inbook-full",    "inbook-crossref",
    "book-minimal",     "book-full",          "book-crossref",  "whole-set",
    "manual-full",      "mastersthesis-full", "phdthesis-full", "unpublished-full"};

void compare(const Record& record, const nlohmann::json& item) {
  CAPTURE(record.id);
  std::string found, expected;
  for (const PrintedName& name : record.authors) found += found_name(name) + "\n";
  for (const auto& name : item.value("author", nlohmann::json::array())) {
    expected += expected_name(name) + "\n";
  }
  CHECK(found == mended(expected));
  CHECK(record.doi == text_of(item, "DOI"));
  if (!kDatesThatPandocMisses.contains(record.id)) {
    CHECK(date_parts(record.issued) == date_parts(item));
  }
}

}  // namespace

TEST_CASE("every entry of real people's BibTeX files becomes a record") {
  const auto folder = find_realdata();
  if (!folder) return;
  const std::vector<std::pair<std::string, std::size_t>> kEntries{
      {"0xtob.bib", 11},          {"20001LastOrder.bib", 12},         {"AnderWilson.bib", 35},
      {"johanneshoerner.bib", 4}, {"pmlr-v304-as-submitted.bib", 80}, {"xampl.bib", 36}};
  for (const auto& [name, entries] : kEntries) {
    CAPTURE(name);
    const Reading reading = read(*folder / "bibtex" / name);
    CHECK(reading.account.entries == entries);
    CHECK(reading.records.size() == entries);
    CHECK(reading.errors == 0);
  }
}

TEST_CASE("names, dates and DOIs of real BibTeX files are those that pandoc finds") {
  const auto folder = find_realdata();
  if (!folder) return;
  for (const std::string name : {"20001LastOrder", "AnderWilson", "xampl"}) {
    CAPTURE(name);
    const Reading reading = read(*folder / "bibtex" / (name + ".bib"));
    const auto expected =
        nlohmann::json::parse(read_file(*folder / "bibtex" / "expected" / (name + ".pandoc.json")));
    REQUIRE(reading.records.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) compare(reading.records[i], expected[i]);
  }
}

TEST_CASE("the eleven pages of CVPR 2022 hold 2,072 papers, in order, each with its number") {
  const auto folder = find_realdata();
  if (!folder) return;
  std::vector<fs::path> pages = list_files(*folder / "venue-lists", *folder).files;
  std::erase_if(pages, [](const fs::path& path) { return path.filename() == "README.md"; });
  int next = 0;
  std::size_t retracted = 0, without_authors = 0, without_doi = 0;
  for (const fs::path& page : pages) {
    for (const Record& record : read(page).records) {
      CHECK(record.listing_index == next++);
      retracted += record.retracted;
      without_authors += record.authors.empty();
      without_doi += record.doi.empty();
    }
  }
  CHECK(next == 2072);
  CHECK(retracted == 1);
  CHECK(without_authors == 1);
  CHECK(without_doi == 0);
}

TEST_CASE("the Anthology's XML of ACL 2022 holds 774 papers and 3,585 authors") {
  const auto folder = find_realdata();
  if (!folder) return;
  const Reading reading = read(*folder / "acl" / "2022.acl.xml");
  CHECK(reading.records.size() == 774);
  CHECK(reading.account.entries == 774 + 5 + 1);
  CHECK(reading.account.not_works == 5 + 1);
  CHECK(reading.errors == 0);
  std::size_t authors = 0, awards = 0, dois = 0;
  for (const Record& record : reading.records) {
    authors += record.authors.size();
    awards += record.awards.size();
    dois += !record.doi.empty();
    CHECK(record.issued == Date{2022, 5, 0});
  }
  CHECK(authors == 3601);
  CHECK(awards == 12);
  CHECK(dois == 773);
}
