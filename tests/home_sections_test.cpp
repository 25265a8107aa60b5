// render/home_sections.hpp, and which sections the theme has.
#include "render/home_sections.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "print_lines.hpp"
#include "render/theme.hpp"
#include "temp_folder.hpp"

using namespace offprint;

namespace {

/// What is said about a list of names, written one below the other in a file.
std::string said_of(const std::vector<std::string>& names, const std::optional<Cv>& cv) {
  Sources sources;
  Diagnostics diagnostics;
  std::string text;
  for (const std::string& name : names) text += name + "\n";
  const SourceId source = sources.add("site.yaml", text);
  std::vector<SectionName> sections;
  for (const std::string& name : names)
    sections.push_back({name, {source, static_cast<std::uint32_t>(sections.size() + 1), 1}});
  check_home_sections(sections, cv, theme_sections("no-such-folder"), diagnostics);
  return format(diagnostics, sources);
}

}  // namespace

TEST_CASE("every section that a home page has by default is known, with and without a CV") {
  std::vector<std::string> names;
  for (const SectionName& section : SiteConfig().home_sections) names.push_back(section.name);
  CHECK(said_of(names, {}) == "");
  CHECK(said_of(names, Cv()) == "");
}

TEST_CASE("a section that nobody knows is an error at its place") {
  Cv cv;
  cv.sections = {{.name = "outreach", .title = "For schools", .entries = {}}};
  CHECK(said_of({"outreach", "talks"}, cv) == "");
  CHECK(said_of({"news", "outreach", "tlaks"}, {}) ==
        "site.yaml:2:1: error[unknown-section]: there is no section `outreach` for the home page\n"
        "      2 | outreach\n"
        "        | ^~~~~~~~\n"
        "site.yaml:3:1: error[unknown-section]: there is no section `tlaks` for the home page; did "
        "you mean `talks`?\n"
        "      3 | tlaks\n"
        "        | ^~~~~\n");
}

TEST_CASE("the sections of a theme are those built in and those of the site's templates folder") {
  const TempFolder folder;
  std::filesystem::create_directories(folder.path() / "sections");
  for (const char* name : {"sections/blog.html", "sections/news.html", "sections/notes.txt"})
    std::ofstream(folder.path() / name) << "x";
  CHECK(theme_sections(folder.path()) ==
        std::vector<std::string>{"awards", "biography", "blog", "contents", "digests", "education",
                                 "group", "interests", "news", "positions", "projects",
                                 "publications", "selected", "students"});
}
