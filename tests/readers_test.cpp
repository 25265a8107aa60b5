#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "base/files.hpp"
#include "case_file.hpp"
#include "load/formats.hpp"
#include "load/source_text.hpp"
#include "record_map.hpp"

using namespace offprint;
namespace fs = std::filesystem;

namespace {

struct Reading {
  ReadAccount account;
  std::string text;
  std::size_t records = 0;
  std::size_t errors = 0;
};

/// The maps of the records, a blank line between two, then what was said.
Reading read_with(const RecordFormat& format, const std::string& name, const std::string& input) {
  Sources sources;
  Diagnostics diagnostics;
  Reading reading;
  const auto source = add_legacy_source(name, input, sources, diagnostics);
  REQUIRE(source);
  reading.account = format.read(*source, sources, diagnostics, [&](const Node& map) {
    reading.text += (reading.text.empty() ? "" : "\n") + dump_map(map);
    ++reading.records;
  });
  reading.errors = diagnostics.errors();
  reading.text += dump_diagnostics(diagnostics, sources);
  if (!reading.text.empty()) reading.text.pop_back();
  return reading;
}

/// Every case of a file is recognised as that format, read, and accounted for.
void check_reader(const std::string& path, std::string_view format, const std::string& name) {
  const RecordFormat* const known = find_format(format);
  REQUIRE(known);
  for (const TextCase& text_case : read_text_cases(path)) {
    CAPTURE(text_case.name);
    const RecordFormat* const detected = detect_format("file", text_case.input);
    CHECK((detected && detected->name == format));
    const Reading reading = read_with(*known, name, text_case.input);
    CHECK(reading.text == text_case.expected);
    CHECK(reading.account.entries - reading.account.not_works - reading.records <= reading.errors);
  }
}

}  // namespace

TEST_CASE("RIS becomes records") { check_reader("readers/ris.txt", "ris", "file.ris"); }

TEST_CASE("a Markdown list of a venue becomes records") {
  check_reader("readers/venue_list.txt", "venue-list", "list.md");
}

TEST_CASE("the XML of the ACL Anthology becomes records") {
  check_reader("readers/acl.txt", "acl", "x.xml");
}

TEST_CASE("the XML of DBLP becomes records") { check_reader("readers/dblp.txt", "dblp", "x.xml"); }

TEST_CASE("JSON of other services becomes records, without what is personal") {
  check_reader("readers/json.txt", "json", "lists/iclr2024.json");
}

TEST_CASE("JSON Lines become records, and a broken line costs itself alone") {
  check_reader("readers/json_lines.txt", "jsonl", "works.jsonl");
}
