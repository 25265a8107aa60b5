// load/record.hpp and load/records.hpp: what becomes of a record, in whatever spelling.
#include "load/record.hpp"

#include <doctest/doctest.h>

#include <string>

#include "case_file.hpp"
#include "content_dump.hpp"
#include "load/records.hpp"
#include "load/source_text.hpp"

using namespace offprint;

namespace {

/// The diagnostics and the records of a file.
std::string read_records(const std::string& name, std::string text) {
  Sources sources;
  Diagnostics diagnostics;
  const auto source = add_source(name, std::move(text), sources, diagnostics);
  std::string out;
  for (const Record& record : load_records(*source, sources, diagnostics).records)
    out += (out.empty() ? "" : "\n") + dump(record);
  return format(diagnostics, sources) + out;
}

}  // namespace

TEST_CASE("records are read in CSL's and in the friendly spellings") {
  for (const TextCase& c : read_text_cases("load/records.txt")) {
    CAPTURE(c.name);
    CHECK(read_records("a.yaml", c.input) == c.expected + "\n");
  }
}

TEST_CASE("a JSON file is a list of records, a map around one, or one record") {
  constexpr const char* expected = "id: a\ntype: book\ntitle: T\n";
  const std::string record = R"({"id": "a", "type": "book", "title": "T"})";
  CHECK(read_records("a.json", "[" + record + "]") == expected);
  CHECK(read_records("a.json", R"({"items": [)" + record + "]}") == expected);
  CHECK(read_records("a.json", R"({"references": [)" + record + R"(], "version": 1})") == expected);
  CHECK(read_records("a.JSON", record) == expected);
  CHECK(read_records("a.json", "[]") == "");
}

TEST_CASE("after a syntax error nothing else is said about a file") {
  CHECK(read_records("a.json", "[{\"id\": 1},\n {]") ==
        "a.json:2:3: error[json-syntax]: expected a key in double quotes or `}`, found `]`\n"
        "      2 |  {]\n"
        "        |   ^\n");
}

TEST_CASE("a file that holds no records says so") {
  CHECK(read_records("a.json", "12") ==
        "a.json:1:1: error[wrong-kind]: expected a list of records, found `12`\n"
        "      1 | 12\n"
        "        | ^~\n");
}

TEST_CASE("the endings that have a reader") {
  CHECK(reads_records(".json"));
  CHECK(reads_records(".YAML"));
  CHECK(reads_records(".ris"));
  CHECK(!reads_records(".txt"));
  CHECK(!reads_records(""));
}

TEST_CASE("publications are read from every format that has a reader, told by ending and content") {
  const std::string expected = "id: a\ntype: book\ntitle: T\n";
  CHECK(read_records("a.bib", "@book{a, title = {T}}") == expected);
  CHECK(read_records("a.ris", "TY  - BOOK\nID  - a\nTI  - T\nER  - \n") == expected);
  CHECK(read_records("a.jsonl", R"({"id": "a", "type": "book", "title": "T"})") == expected);
  CHECK(read_records("a.json",
                     "{\"id\": \"a\", \"title\": \"T\"}\n{\"id\": \"b\", \"title\": \"U\"}") ==
        "id: a\ntype: document\ntitle: T\n\nid: b\ntype: document\ntitle: U\n");
  CHECK(read_records("a.xml", "<dblp><book key=\"a\"><title>T</title></book></dblp>") ==
        expected + "extra: dblp\n");
}

TEST_CASE("a text in which no records are found is named") {
  CHECK(
      read_records("README.md", "# My papers\n\nThey stand in `papers.bib`.\n") ==
      "README.md: warning[unread]: no publications are found in this file; it was read as Markdown "
      "list\n");
  CHECK(read_records("a.bib", "") ==
        "a.bib: warning[unread]: no publications are found in this file; it was read as BibTeX\n");
}
