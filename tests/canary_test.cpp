// Texts that a site's files can hold, with markup behind each: none of it stands unescaped behind
// its text, no script begins or ends, and no text is lost on the way. tests/sites/canary has
// `«Title»` where a text stands; here that becomes `ZqTitle` and what is tried on the pages.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "build.hpp"
#include "html_facts.hpp"
#include "print_lines.hpp"
#include "site_folder.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

constexpr std::string_view kMarkup = "<b>&\"'<script>x</script>";

/// `text` as a double-quoted text of YAML holds it.
std::string yaml_quoted(std::string_view text) {
  std::string quoted;
  for (const char c : text) quoted += c == '"' ? std::string("\\\"") : std::string(1, c);
  return quoted;
}

struct Canaries {
  SiteFiles files;  ///< of the site that was built
  std::set<std::string> names;
};

/// Puts a canary in the place of each name between guillemets.
std::string release(const std::string& text, std::string_view markup,
                    std::set<std::string>& names) {
  std::string released;
  std::size_t at = 0;
  for (std::size_t begin; (begin = text.find("«", at)) != std::string::npos;) {
    const std::size_t end = text.find("»", begin);
    const std::string name = "Zq" + text.substr(begin + 2, end - begin - 2);
    names.insert(name);
    released += text.substr(at, begin - at) + name + std::string(markup);
    at = end + 2;
  }
  return released + text.substr(at);
}

Canaries build_canaries(std::string_view markup) {
  Canaries canaries;
  const SiteFolder site{};
  const fs::path from = fs::path(OFFPRINT_SOURCE_DIR) / "tests/sites/canary/content";
  for (const auto& [path, text] : site_files(from))
    site.write(path, release(text,
                             path.ends_with(".yaml") || path.ends_with(".md") ? yaml_quoted(markup)
                                                                              : std::string(markup),
                             canaries.names));
  BuildOptions options;
  options.site = site.path();
  options.jobs = 2;
  const BuildReport report = build(options);
  INFO(format(report.diagnostics, report.sources));
  REQUIRE(report.built);
  canaries.files = site_files(site / "site");
  return canaries;
}

bool is_shown(const SiteFiles& files, std::string_view ending, const std::string& name) {
  return std::ranges::any_of(files, [&](const auto& file) {
    return file.first.ends_with(ending) && file.second.find(name) != std::string::npos;
  });
}

}  // namespace

TEST_CASE(
    "no text of a site's files is followed by its markup on a page, or begins or ends a script") {
  const Canaries canaries = build_canaries(kMarkup);
  Lines faults = find_faults(canaries.files);
  for (const auto& [path, bytes] : canaries.files) {
    if (!path.ends_with(".html") && !path.ends_with(".atom") && !path.ends_with(".xml")) continue;
    for (const std::string& name : canaries.names)
      for (const char* raw : {"<", "\"", "'"})
        if (bytes.find(name + raw + "b>") != std::string::npos)
          faults.push_back(path + ": " + name);
    if (bytes.find("<script>") != std::string::npos || bytes.find("x</script") != std::string::npos)
      faults.push_back(path + ": a script");
  }
  CHECK(faults == Lines{});
}

TEST_CASE("every text of a site's files is shown on some page, but for those named here") {
  const Canaries canaries = build_canaries("");
  Lines unseen;
  for (const std::string& name : canaries.names)
    if (!is_shown(canaries.files, ".html", name)) unseen.push_back(name);
  CHECK(unseen == Lines{
                      "ZqBookEdition",       // known gap: no page tells the edition of a book
                      "ZqFormerName",        // the present name is shown in its place
                      "ZqIdentifierScheme",  // schemes are compared and shown in lower case
                      "ZqNewsExtra",         // keys that are not ours: for a site's own templates
                      "ZqOwnKey", "ZqPageExtra", "ZqPersonExtra", "ZqSiteExtra",
                      "ZqVenueAlias",   // finds the venue of a record
                      "ZqVenuePattern"  // the same
                  });
}

}  // namespace offprint
