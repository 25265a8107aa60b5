// `offprint import-site`: small sites of al-folio, academicpages and HugoBlox, in our own words.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>

#include "base/files.hpp"
#include "base/yaml_text.hpp"
#include "case_file.hpp"
#include "load/source_text.hpp"
#include "load/toml.hpp"
#include "load/yaml.hpp"
#include "migrate/markup.hpp"
#include "migrate/old_records.hpp"
#include "migrate/samples.hpp"
#include "process.hpp"
#include "temp_folder.hpp"
#include "text/name.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = fs::path(OFFPRINT_SOURCE_DIR) / "tests/cases/import-site";

ProcessResult import_site(const fs::path& from, const fs::path& folder) {
  return run_process(OFFPRINT_PROGRAM, {"import-site", from.string(), "--to", "new"}, folder);
}

/// The texts below content/ as one; of other files the names.
std::string shown(const fs::path& site) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(site))
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(site).generic_string()] = read_file(entry.path());
  std::string text;
  for (const auto& [path, bytes] : files) {
    text += ">>> " + path + "\n";
    const bool is_text =
        path.ends_with(".yaml") || path.ends_with(".md") || path.ends_with(".json");
    if (is_text && path.starts_with("content/")) text += bytes;
    if (path == "content/permalinks.txt") text += bytes.substr(bytes.find("\n\n") + 2);
  }
  return text;
}

std::string new_address(const std::string& address, bool picture) {
  return picture && address == "gone" ? "" : "new/" + address;
}

std::string cited(const std::string& key) {
  return key == "nobody" ? "" : "[" + key + "](" + key + ".html)";
}

}  // namespace

TEST_CASE("old sites become sites of ours that build, with an account of every part") {
  for (const std::string name : {"al-folio", "academicpages", "hugoblox", "academic"}) {
    const TempFolder folder;
    const ProcessResult result = import_site(kCases / name, folder.path());
    CHECK_MESSAGE(result.status == 0, name);
    CHECK_MESSAGE(result.error == "", name);
    const std::string expected = read_file(kCases / (name + ".txt"));
    CHECK_MESSAGE(result.out + shown(folder / "new") == expected, name);
    const ProcessResult built =
        run_process(OFFPRINT_PROGRAM, {"build", "--strict"}, folder / "new");
    CHECK_MESSAGE(built.error == "", name);
    CHECK_MESSAGE(built.status == 0, name);
  }
}

TEST_CASE("each old address answers with its page, or with a stub that leads to one") {
  for (const std::string name : {"al-folio", "academicpages", "hugoblox", "academic"}) {
    const TempFolder folder;
    import_site(kCases / name, folder.path());
    REQUIRE(run_process(OFFPRINT_PROGRAM, {"build"}, folder / "new").status == 0);
    std::istringstream ledger(read_file(folder / "new/content/permalinks.txt"));
    for (std::string line; std::getline(ledger, line);) {
      if (line.empty() || line.starts_with('#')) continue;
      const std::size_t arrow = line.find(" -> ");
      const fs::path site = folder / "new/site", old = site / line.substr(0, arrow);
      CHECK_MESSAGE(fs::is_regular_file(old), line);
      if (arrow == std::string::npos) continue;
      const std::string text = read_file(old);
      const std::size_t way = text.find("url=") + 4;
      const fs::path end = old.parent_path() / text.substr(way, text.find('"', way) - way);
      CHECK_MESSAGE(end.lexically_normal() == site / line.substr(arrow + 4), line);
      CHECK_MESSAGE(fs::is_regular_file(end), line);
    }
  }
}

TEST_CASE("a folder that is no such site is refused, and so is a new one that is not empty") {
  const TempFolder folder;
  fs::create_directory(folder / "old");
  ProcessResult result = import_site("old", folder.path());
  CHECK(result.status == 2);
  CHECK(result.error ==
        "offprint: error: `old` is no site of Jekyll (_config.yml) or HugoBlox "
        "(config/_default/hugo.yaml)\n");
  CHECK(!fs::exists(folder / "new"));
  fs::create_directory(folder / "new");
  std::ofstream(folder / "new/mine") << "mine";
  result = import_site(kCases / "al-folio", folder.path());
  CHECK(result.status == 2);
  CHECK(result.error.find("is not empty (it holds `mine`)") != std::string::npos);
  CHECK(shown(folder / "new") == ">>> mine\n");
}

TEST_CASE("settings that cannot be read are told, and the rest is carried over") {
  const TempFolder folder;
  fs::create_directories(folder / "old/_bibliography");
  std::ofstream(folder / "old/_config.yml") << "title: [a\n";
  std::ofstream(folder / "old/_bibliography/p.bib")
      << "@misc{a, title={T}, author={Ada Lovelace}}\n";
  const ProcessResult result = import_site("old", folder.path());
  CHECK(result.status == 0);
  CHECK(result.error.find("_config.yml:") == 0);
  CHECK(run_process(OFFPRINT_PROGRAM, {"build", "--strict"}, folder / "new").status == 0);
  CHECK(read_file(folder / "new/content/people.yaml").find("name: Ada Lovelace\n") !=
        std::string::npos);
}

TEST_CASE("what stands in a theme's sample is known as such, whatever its number") {
  for (const char* const title :
       {"Paper Title Number 12", "Talk 1 on Relevant Topic in Your Field", "A post with videos",
        "🧠 Sharpen your thinking with a second brain", "project 3"})
    CHECK_MESSAGE(is_sample_title(title), title);
  for (const char* const title : {"Paper", "A talk", "Project Gutenberg", "Notes on the Engine"})
    CHECK_MESSAGE(!is_sample_title(title), title);
  Record work;
  work.title = "Zur Elektrodynamik bewegter Körper";
  work.authors = {parse_name("Einstein, A.")};
  work.issued = {1905, 0, 0};
  CHECK(is_sample_work(work, "Ada Lovelace"));
  CHECK(!is_sample_work(work, "Albert Einstein"));
}

TEST_CASE("TOML is a tree with places, and a fault in it has one") {
  Sources sources;
  Diagnostics diagnostics;
  const SourceId source = sources.add("a.toml",
                                      "b = 1\n"
                                      "a = [\"x\", true]\n"
                                      "[t.u]\n"
                                      "day = 2019-03-04\n");
  const auto tree = parse_toml(source, sources, diagnostics);
  REQUIRE(tree);
  CHECK(yaml_block(*tree) == "b: 1\na: [x, true]\nt:\n  u:\n    day: \"2019-03-04\"\n");
  CHECK(tree->find("t")->find("u")->members[0].place == Place{source, 4, 1});
  const SourceId faulty = sources.add("b.md", "+++\na = 1\nb = \n+++\n");
  CHECK(!parse_toml(faulty, sources, diagnostics, 4, 16));
  CHECK(diagnostics.all().size() == 1);
  CHECK(format(diagnostics, sources).find("b.md:3:") == 0);
}

TEST_CASE("no address leads out of the old site") {
  const TempFolder folder;
  fs::create_directories(folder / "old/_pages");
  std::ofstream(folder / "secret.pdf") << "secret";
  std::ofstream(folder / "old/_config.yml") << "title: T\n";
  std::ofstream(folder / "old/_pages/about.md")
      << "---\npermalink: /\n---\n[a](../secret.pdf) [b](/../secret.pdf) "
         "[c](assets/../../secret.pdf)\n";
  CHECK(import_site("old", folder.path()).status == 0);
  CHECK(shown(folder / "new").find(".pdf\n") == std::string::npos);
  CHECK(!fs::exists(folder / "new/content/assets"));
}

TEST_CASE("markup of other generators becomes our Markdown") {
  for (const TextCase& sample : read_text_cases("import-site/markup.txt"))
    CHECK_MESSAGE(
        to_plain_markdown(sample.input, new_address, cited).text == sample.expected + "\n",
        sample.name);
}

TEST_CASE("what is left out of a text is told with its line") {
  const PlainMarkdown plain =
      to_plain_markdown("a\n{% x %}\n\n<svg src='a'>\n</svg>b", new_address);
  REQUIRE(plain.left.size() == 2);
  CHECK(plain.left[0].line == 2);
  CHECK(plain.left[0].what == "{% x %}");
  CHECK(plain.left[1].line == 4);
  CHECK(plain.left[1].what == "<svg>");
}

TEST_CASE("texts that never end are read in linear time") {
  for (const std::string part :
       {"<", "{%", "{{", "[", "![", "](", "<!--", "<a href=", "<script>"}) {
    std::string text;
    while (text.size() < 200'000) text += part;
    CHECK(to_plain_markdown(text, new_address).text.size() < 2'000'000);
  }
}

TEST_CASE("authors are found at the beginning of a citation") {
  for (const TextCase& sample : read_text_cases("import-site/citations.txt")) {
    std::string authors;
    for (const std::string& author : authors_of_citation(sample.input))
      authors += (authors.empty() ? "" : "\n") + author;
    CHECK_MESSAGE(authors == sample.expected, sample.name);
  }
}

TEST_CASE("a tree as YAML is the same tree when it is read again") {
  const std::string text =
      "title: \"a: b\"\n"
      "list: [one, \"2\", \"yes\"]\n"
      "number: 3\n"
      "text: |\n"
      "  line one\n"
      "\n"
      "    indented: x\n"
      "  # line three\n"
      "rest: |-\n"
      "  a\n"
      "  b\n"
      "people:\n"
      "  - name: Ada\n"
      "    links:\n"
      "      - label: x\n"
      "        url: \"https://example.org/\"\n"
      "  - name: Luigi\n";
  Sources sources;
  Diagnostics diagnostics;
  const auto source = add_source("a.yaml", text, sources, diagnostics);
  const auto node = parse_yaml(*source, sources, diagnostics);
  REQUIRE(node);
  CHECK(yaml_block(*node) == text);
}

}  // namespace offprint
