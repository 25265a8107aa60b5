// load/site.hpp, people.hpp, venues.hpp, digests.hpp, documents.hpp: what becomes of each file.
#include <doctest/doctest.h>

#include <functional>
#include <string>

#include "case_file.hpp"
#include "content_dump.hpp"
#include "load/cv.hpp"
#include "load/digests.hpp"
#include "load/documents.hpp"
#include "load/people.hpp"
#include "load/site.hpp"
#include "load/source_text.hpp"
#include "load/venues.hpp"
#include "load/yaml.hpp"

using namespace offprint;

namespace {

/// What one file gave, after the diagnostics about it.
struct Reading {
  Sources sources;
  Diagnostics diagnostics;
  std::string out;

  void add(const std::string& dumped) { out += (out.empty() ? "" : "\n") + dumped; }
  std::string text() const { return format(diagnostics, sources) + out; }
};

using Reader = std::function<void(const Node&, Reading&)>;

/// Compares what `read` makes of each case's YAML.
void check_cases(const std::string& file, const Reader& read) {
  for (const TextCase& c : read_text_cases("load/" + file + ".txt")) {
    CAPTURE(c.name);
    Reading reading;
    const auto source = add_source(file + ".yaml", c.input, reading.sources, reading.diagnostics);
    const auto root = parse_yaml(*source, reading.sources, reading.diagnostics);
    if (root) read(*root, reading);
    CHECK(reading.text() == c.expected + "\n");
  }
}

void check_documents(const std::string& file, std::string_view stem, DocumentKind kind) {
  for (const TextCase& c : read_text_cases("load/" + file + ".txt")) {
    CAPTURE(c.name);
    Reading reading;
    const auto source = add_source(file + ".md", c.input, reading.sources, reading.diagnostics);
    TextLinks links(reading.sources);
    reading.add(
        dump(read_document(*source, stem, kind, reading.sources, links, reading.diagnostics)));
    CHECK(reading.text() == c.expected + "\n");
  }
}

Document read_page(std::string text, std::string* said = nullptr) {
  Sources sources;
  Diagnostics diagnostics;
  const auto source = add_source("a.md", std::move(text), sources, diagnostics);
  TextLinks links(sources);
  Document page = read_document(*source, "a", DocumentKind::kPage, sources, links, diagnostics);
  if (said != nullptr) *said = format(diagnostics, sources);
  return page;
}

}  // namespace

TEST_CASE("site.yaml") {
  check_cases("site", [](const Node& node, Reading& reading) {
    reading.add(dump(read_site(node, reading.diagnostics)));
  });
}

TEST_CASE("people.yaml") {
  check_cases("people", [](const Node& node, Reading& reading) {
    for (const Person& person : read_people(node, reading.diagnostics)) reading.add(dump(person));
  });
}

TEST_CASE("cv.yaml") {
  check_cases("cv", [](const Node& node, Reading& reading) {
    reading.add(dump(read_cv(node, reading.diagnostics)));
  });
}

TEST_CASE("venues.yaml") {
  check_cases("venues", [](const Node& node, Reading& reading) {
    for (const Venue& venue : read_venues(node, reading.diagnostics)) reading.add(dump(venue));
  });
}

TEST_CASE("a file of digests") {
  check_cases("digest", [](const Node& node, Reading& reading) {
    const DigestFile file = read_digest(node, "file-name", reading.diagnostics);
    reading.add(dump(file.digest));
    for (const Record& record : file.records) reading.add(dump(record));
  });
}

TEST_CASE("a digest's date may stand in the name of its file") {
  Diagnostics diagnostics;
  const DigestFile file = read_digest(Node::map(), "2025-03-14-friday", diagnostics);
  CHECK(file.digest.date == Date{2025, 3, 14});
  CHECK(!diagnostics.has_errors());
}

TEST_CASE("a file of pages") { check_documents("page", "A name", DocumentKind::kPage); }

TEST_CASE("a file of news") { check_documents("news", "2025-03-14-A_name", DocumentKind::kNews); }

TEST_CASE("news without any date is refused") {
  Sources sources;
  Diagnostics diagnostics;
  const auto source = add_source("a.md", "# T\n", sources, diagnostics);
  TextLinks links(sources);
  read_document(*source, "2025-a", DocumentKind::kNews, sources, links, diagnostics);
  CHECK(!diagnostics.has_errors());
  read_document(*source, "a", DocumentKind::kNews, sources, links, diagnostics);
  CHECK(format(diagnostics, sources) ==
        "a.md: error[missing-key]: a piece of news needs a date; write `date: 2025-03-14` between "
        "the lines `---`, or put it before the file's name\n");
}

TEST_CASE("front matter with CRLF, with nothing behind it, and very long front matter") {
  CHECK(dump(read_page("---\r\ntitle: T\r\n---\r\nText.\r\n")) ==
        "slug: a\ntitle: T\nbody: Text.\r\n\nbody-line: 4\n");
  CHECK(dump(read_page("---\ntitle: T\n---")) == "slug: a\ntitle: T\nbody-line: 3\n");
  std::string said;
  read_page("---\n" + std::string(10'000'000, 'x'), &said);
  CHECK(said.substr(0, said.find(';')) ==
        "a.md:1:1: error[front-matter]: the front matter that begins here does not end");
}
