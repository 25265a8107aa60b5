// The whole output of a small site that has everything once, byte for byte as it stands in
// tests/sites/lamps/expected/. Who changes a page on purpose renews those files and reads the
// difference before it is committed:
//
//     OFFPRINT_RENEW_EXPECTED=1 build/dev/tests/offprint_tests -sf='*expected_test*'; git diff
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "build.hpp"
#include "html_facts.hpp"
#include "print_lines.hpp"
#include "temp_folder.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

const fs::path kSite = fs::path(OFFPRINT_SOURCE_DIR) / "tests/sites/lamps";

/// Pages tell which version made them; a release alone changes no expected file.
std::string without_version(std::string bytes) {
  const std::string made_with = "Offprint " OFFPRINT_VERSION;
  for (std::size_t at = bytes.find(made_with); at != std::string::npos; at = bytes.find(made_with))
    bytes.replace(at, made_with.size(), "Offprint, some version");
  return bytes;
}

/// What the program makes of content/.
SiteFiles build_lamps() {
  const TempFolder folder;
  fs::copy(kSite / "content", folder / "content", fs::copy_options::recursive);
  BuildOptions options;
  options.site = folder.path();
  options.jobs = 2;
  REQUIRE(build(options).built);
  return site_files(folder / "site");
}

/// What is held as a file: all but the theme's assets and copies of the site's own, which
/// theme_test and build_test know.
SiteFiles without_assets(const SiteFiles& all) {
  SiteFiles files;
  for (const auto& [path, bytes] : all)
    if (!path.starts_with("assets/")) files[path] = without_version(bytes);
  return files;
}

void write_files(const fs::path& folder, const SiteFiles& files) {
  fs::remove_all(folder);
  for (const auto& [path, bytes] : files) {
    fs::create_directories((folder / path).parent_path());
    std::ofstream(folder / path, std::ios::binary) << bytes;
  }
}

/// The first line in which two texts differ: "12: `made` instead of `expected`".
std::string first_difference(const std::string& made, const std::string& expected) {
  std::size_t line = 1, begin = 0, at = 0;
  for (; at < made.size() && at < expected.size() && made[at] == expected[at]; ++at) {
    if (made[at] != '\n') continue;
    ++line;
    begin = at + 1;
  }
  const auto rest = [begin](const std::string& text) {
    return "`" + text.substr(begin, text.find('\n', begin) - begin) + "`";
  };
  return std::to_string(line) + ": " + rest(made) + " instead of " + rest(expected);
}

Lines differences(const SiteFiles& made, const SiteFiles& expected) {
  Lines lines;
  for (const auto& [path, bytes] : made) {
    if (!expected.contains(path))
      lines.push_back(path + " is not expected");
    else if (expected.at(path) != bytes)
      lines.push_back(path + ":" + first_difference(bytes, expected.at(path)));
  }
  for (const auto& [path, bytes] : expected)
    if (!made.contains(path)) lines.push_back(path + " is missing");
  return lines;
}

}  // namespace

TEST_CASE("a site that has everything once comes out byte for byte as it is written down") {
  const SiteFiles all = build_lamps();
  CHECK(find_faults(all) == Lines{});
  const SiteFiles made = without_assets(all);
  if (std::getenv("OFFPRINT_RENEW_EXPECTED") != nullptr) {
    write_files(kSite / "expected", made);
    FAIL(
        "the expected files are renewed; read `git diff` and run the test again without "
        "OFFPRINT_RENEW_EXPECTED");
  }
  CHECK(differences(made, site_files(kSite / "expected")) == Lines{});
}

TEST_CASE("files that differ are told with the line") {
  CHECK(differences({{"a", "1\n2\nx 3"}, {"b", "1"}, {"d", "same"}},
                    {{"a", "1\n2\nx 4\n"}, {"c", ""}, {"d", "same"}}) ==
        Lines{"a:3: `x 3` instead of `x 4`", "b is not expected", "c is missing"});
}

}  // namespace offprint
