// lint/: what is said of records, and what is not.
#include "lint/lint.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <vector>

#include "case_file.hpp"
#include "load/overrides.hpp"
#include "load/records.hpp"
#include "load/source_text.hpp"

using namespace offprint;

namespace {

/// A correction as the overrides file has it: "title: "ObjectFolder 2.0"".
std::string mend_text(const Mend& mend) {
  const std::vector<Override> overrides = {{"x", {}, {{mend.key, {}, mend.value}}, false}};
  const std::string text = overrides_text(overrides);
  const std::size_t begin = text.find("    ", text.find("\"x\":")) + 4;
  return text.substr(begin, text.size() - begin - 1);
}

std::string text_of(const Finding& finding) {
  std::string out =
      fmt::format("{} {}: {}: {}", finding.record, finding.code,
                  finding.severity == Severity::kNote ? "note" : "warning", finding.message);
  if (!finding.hint.empty()) out += "; " + finding.hint;
  for (const Mend& mend : finding.mends) out += "\n  " + mend_text(mend);
  return out;
}

/// Every finding about the records of a YAML list.
std::string findings_of(const std::string& yaml) {
  Sources sources;
  Diagnostics diagnostics;
  const auto source = add_source("records.yaml", yaml, sources, diagnostics);
  REQUIRE(source.has_value());
  Content content;
  content.records = load_records(*source, sources, diagnostics).records;
  CHECK(format(diagnostics, sources) == "");
  std::vector<Finding> findings = lint_records(content.records);
  const Catalog catalog = make_catalog(std::move(content), diagnostics);
  for (Finding& finding : lint_catalog(catalog)) findings.push_back(std::move(finding));
  std::string out;
  for (const Finding& finding : findings) out += (out.empty() ? "" : "\n") + text_of(finding);
  return out.empty() ? "nothing" : out;
}

}  // namespace

TEST_CASE("each rule finds what it is there for, and nothing else") {
  for (const RuleNote& rule : lint_rules()) {
    CAPTURE(rule.code);
    for (const TextCase& test : read_text_cases(fmt::format("lint/{}.txt", rule.code))) {
      CAPTURE(test.name);
      CHECK(findings_of(test.input) == test.expected);
    }
  }
}

TEST_CASE("every rule says in a sentence what it looks for") {
  for (const RuleNote& rule : lint_rules()) {
    CHECK(rule.about.size() > 10);
    CHECK(rule.about.back() != '.');
  }
}

TEST_CASE("a picture without words in a text is found where it stands") {
  Content content;
  content.pages.push_back(
      {.slug = "p",
       .pictures = {{"assets/a.png", "A", {}, {0, 3, 1}}, {"assets/b.png", "", {}, {0, 5, 7}}}});
  Diagnostics diagnostics;
  const std::vector<Finding> findings = lint_catalog(make_catalog(std::move(content), diagnostics));
  REQUIRE(findings.size() == 1);
  CHECK(text_of(findings[0]) ==
        "p picture-words: note: nothing tells what is to be seen on `assets/b.png`; give it words: "
        "`![…](assets/b.png)`");
  CHECK(findings[0].place == Place{0, 5, 7});
}
