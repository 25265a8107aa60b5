// `offprint import-site`: small sites of al-folio, academicpages and HugoBlox, in our own words.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "base/files.hpp"
#include "base/yaml_text.hpp"
#include "case_file.hpp"
#include "load/source_text.hpp"
#include "load/yaml.hpp"
#include "migrate/markup.hpp"
#include "migrate/old_records.hpp"
#include "process.hpp"
#include "temp_folder.hpp"

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
  }
  return text;
}

std::string new_address(const std::string& address, bool picture) {
  return picture && address == "gone" ? "" : "new/" + address;
}

}  // namespace

TEST_CASE("old sites become sites of ours that build, with an account of every part") {
  for (const std::string name : {"al-folio", "academicpages", "hugoblox"}) {
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
    CHECK_MESSAGE(to_plain_markdown(sample.input, new_address).text == sample.expected + "\n",
                  sample.name);
}

TEST_CASE("what is left out of a text is told with its line") {
  const PlainMarkdown plain =
      to_plain_markdown("a\n{% x %}\n\n<video src='a'>\n</video>b", new_address);
  REQUIRE(plain.left.size() == 2);
  CHECK(plain.left[0].line == 2);
  CHECK(plain.left[0].what == "{% x %}");
  CHECK(plain.left[1].line == 4);
  CHECK(plain.left[1].what == "<video>");
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
