#include "write/manifest.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace offprint {
namespace {

const std::string kText =
    "offprint manifest 1\n"
    "/home/ada/my page/site\n"
    "00000000000000ff 12 1741946400123456789 index.html\n"
    "fedcba9876543210 0 0 publications/a b.html\n"
    "end 2\n";

std::string reprinted(const std::string& text) {
  const std::optional<Manifest> manifest = parse_manifest(text);
  return manifest ? to_text(*manifest) : "none";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  return text.replace(text.find(from), from.size(), to);
}

TEST_CASE("a manifest comes back from its text as it was") { CHECK(reprinted(kText) == kText); }

TEST_CASE("a manifest of an empty site is a manifest") {
  const std::string text = "offprint manifest 1\n/x\nend 0\n";
  CHECK(reprinted(text) == text);
}

TEST_CASE("a manifest that was cut off anywhere is none") {
  for (std::size_t length = 0; length < kText.size(); ++length)
    CHECK_MESSAGE(reprinted(kText.substr(0, length)) == "none", length);
}

TEST_CASE("a manifest that is damaged or of another version is none") {
  const std::vector<std::pair<std::string, std::string>> damages = {
      {"manifest 1", "manifest 2"},
      {"end 2", "end 3"},
      {"00000000000000ff", "00000000x"},
      {" 12 ", " -12 "},
      {" 12 ", " 99999999999999999999 "},
      {"index.html", "zindex.html"},
      {"index.html", ""},
      {"index.html", "publications/a b.html"}};
  for (const auto& [from, to] : damages)
    CHECK_MESSAGE(reprinted(replaced(kText, from, to)) == "none", from << " → " << to);
}

}  // namespace
}  // namespace offprint
