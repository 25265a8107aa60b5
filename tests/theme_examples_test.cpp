// The changes that templates/README.md works out, made to the mini site as they stand there.
//
// A paragraph ends with "add", "write PATH" or "has": the block behind it is added to the file
// named last, written to it, or expected in it.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "base/files.hpp"
#include "build.hpp"
#include "temp_folder.hpp"

using namespace offprint;

namespace {

namespace fs = std::filesystem;

struct Step {
  bool expected;  ///< else to be added to the file
  std::string path, text;
};

/// The last text in backticks.
std::string last_quoted(std::string_view text) {
  const std::size_t end = text.rfind('`');
  const std::size_t begin = text.rfind('`', end - 1) + 1;
  return std::string(text.substr(begin, end - begin));
}

/// The steps of one change, which begins with a bold name.
std::vector<Step> steps_of(std::string_view change) {
  std::vector<Step> steps;
  for (std::size_t at = 0; (at = change.find("\n```", at)) != std::string_view::npos;) {
    const std::string_view before = change.substr(0, at);
    const std::size_t begin = change.find('\n', at + 1) + 1, end = change.find("```", begin);
    const bool expected = before.ends_with("has\n") || before.ends_with("with\n");
    steps.push_back(
        {expected, last_quoted(before), std::string(change.substr(begin, end - begin))});
    at = end + 3;
  }
  return steps;
}

std::vector<std::string> worked_changes() {
  const std::string text = read_file(fs::path(OFFPRINT_SOURCE_DIR) / "templates/README.md");
  std::vector<std::string> changes;
  std::size_t at = text.find("\n**", text.find("\n## Three changes"));
  while (at != std::string::npos) {
    const std::size_t next = text.find("\n**", at + 1);
    changes.push_back(text.substr(at, next - at));
    at = next;
  }
  return changes;
}

void apply(const Step& step, const fs::path& site) {
  const fs::path file = site / step.path;
  if (!step.expected) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::app) << step.text;
    return;
  }
  BuildOptions options;
  options.site = site;
  const BuildReport report = build(options);
  CHECK(format(report.diagnostics, report.sources).find("error") == std::string::npos);
  REQUIRE(report.built);
  const std::string wanted = step.text.substr(0, step.text.size() - 1);
  CHECK_MESSAGE(read_file(file).find(wanted) != std::string::npos, wanted);
}

}  // namespace

TEST_CASE("by the contract of templates its worked changes do what it says") {
  const std::vector<std::string> changes = worked_changes();
  CHECK(changes.size() == 3);
  for (const std::string& change : changes) {
    const TempFolder site;
    fs::copy(fs::path(OFFPRINT_SOURCE_DIR) / "tests/sites/minimal/content", site / "content",
             fs::copy_options::recursive);
    const std::vector<Step> steps = steps_of(change);
    CHECK(steps.size() >= 2);
    CHECK(steps.back().expected);
    for (const Step& step : steps) apply(step, site.path());
  }
}
