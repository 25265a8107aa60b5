#include "load/bibtex.hpp"

#include <doctest/doctest.h>

#include <string>

#include "case_file.hpp"

using namespace offprint;

namespace {

std::string dump(const BibtexEntry& entry) {
  std::string text = "@" + entry.type + " " + entry.key + "\n";
  for (const BibtexField& field : entry.fields) {
    text += "  " + field.name + " = " + field.value + "\n";
  }
  return text;
}

std::string dump(const Diagnostic& diagnostic) {
  return std::to_string(diagnostic.place.line) + ":" + std::to_string(diagnostic.place.column) +
         ": " + diagnostic.message + (diagnostic.hint.empty() ? "" : "; " + diagnostic.hint) + "\n";
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
  for (const Diagnostic& diagnostic : diagnostics.sorted(sources)) text += dump(diagnostic);
  if (!text.empty()) text.pop_back();
  return text;
}

void check_cases(const std::string& path) {
  for (const TextCase& text_case : read_text_cases(path)) {
    CAPTURE(text_case.name);
    CHECK(parse_and_dump(text_case.input) == text_case.expected);
  }
}

}  // namespace

TEST_CASE("well-formed BibTeX gives its entries, and nothing is said") {
  check_cases("bibtex/grammar.txt");
}

TEST_CASE("faults in BibTeX are mended, each with one sentence, and lose nothing") {
  check_cases("bibtex/recovery.txt");
}
