#include "load/bibtex.hpp"

#include <doctest/doctest.h>

#include <string>

#include "case_file.hpp"
#include "load/bibtex_inheritance.hpp"
#include "load/bibtex_record.hpp"
#include "record_map.hpp"

using namespace offprint;

namespace {

std::string dump(const BibtexEntry& entry) {
  std::string text = "@" + entry.type + " " + entry.key + "\n";
  for (const BibtexField& field : entry.fields) {
    text += "  " + field.name + " = " + field.value + "\n";
  }
  return text;
}

/// Entries, then what was said about them.
std::string parse_and_dump(const std::string& input) {
  Sources sources;
  Diagnostics diagnostics;
  const SourceId source = sources.add("papers.bib", input);
  std::string text;
  for (const BibtexEntry& entry : parse_bibtex(input, source, diagnostics).entries) {
    text += dump(entry);
  }
  text += dump_diagnostics(diagnostics, sources);
  if (!text.empty()) text.pop_back();
  return text;
}

/// The maps of the records, a blank line between two, then what was said.
std::string convert_and_dump(const std::string& input) {
  Sources sources;
  Diagnostics diagnostics;
  BibtexFile file = parse_bibtex(input, sources.add("papers.bib", input), diagnostics);
  inherit_fields(file, diagnostics);
  std::string text;
  for (const BibtexEntry& entry : file.entries) {
    text += (text.empty() ? "" : "\n") + dump_map(make_record_map(entry, diagnostics));
  }
  text += dump_diagnostics(diagnostics, sources);
  if (!text.empty()) text.pop_back();
  return text;
}

void check_cases(const std::string& path, std::string (*run)(const std::string&)) {
  for (const TextCase& text_case : read_text_cases(path)) {
    CAPTURE(text_case.name);
    CHECK(run(text_case.input) == text_case.expected);
  }
}

}  // namespace

TEST_CASE("well-formed BibTeX gives its entries, and nothing is said") {
  check_cases("bibtex/grammar.txt", parse_and_dump);
}

TEST_CASE("faults in BibTeX are mended, each with one sentence, and lose nothing") {
  check_cases("bibtex/recovery.txt", parse_and_dump);
}

TEST_CASE("a BibTeX entry becomes a record in the words of CSL and ours") {
  check_cases("bibtex/record.txt", convert_and_dump);
}

TEST_CASE("BibTeX entries take over what their parents say") {
  check_cases("bibtex/inheritance.txt", convert_and_dump);
}

TEST_CASE("what reference managers, libraries and archives write is read as they mean it") {
  check_cases("bibtex/tools.txt", convert_and_dump);
}

TEST_CASE("what people write by hand is read as they mean it") {
  check_cases("bibtex/strangers.txt", convert_and_dump);
}
