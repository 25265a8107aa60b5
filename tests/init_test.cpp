// `offprint init`: the first files of a site, compared whole, and that they build without a
// warning.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "base/yaml_text.hpp"
#include "case_file.hpp"
#include "commands/shell_word.hpp"
#include "load/source_text.hpp"
#include "load/yaml.hpp"
#include "process.hpp"
#include "temp_folder.hpp"
#include "terminal.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = fs::path(OFFPRINT_SOURCE_DIR) / "tests/cases/init";

/// 14 March 2025, for as long as a test lasts.
struct Today {
  Today() { ::setenv("SOURCE_DATE_EPOCH", "1741944896", 1); }
  ~Today() { ::unsetenv("SOURCE_DATE_EPOCH"); }
};

ProcessResult init(const fs::path& folder, std::vector<std::string> arguments) {
  const Today today;
  arguments.insert(arguments.begin(), "init");
  return run_process(OFFPRINT_PROGRAM, arguments, folder);
}

ProcessResult init_at_terminal(const fs::path& folder, std::vector<std::string> arguments,
                               const std::string& typed) {
  const Today today;
  arguments.insert(arguments.begin(), "init");
  return run_at_terminal(OFFPRINT_PROGRAM, arguments, folder, typed);
}

ProcessResult build(const fs::path& site) {
  return run_process(OFFPRINT_PROGRAM, {"build", "--strict"}, site);
}

void write(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::map<std::string, std::string> files_below(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(folder).generic_string()] = read_file(entry.path());
  return files;
}

/// The files of a site as one text; those that all sites share by name alone.
std::string shown(const fs::path& site) {
  std::string text;
  for (const auto& [path, bytes] : files_below(site)) {
    text += ">>> " + path + "\n";
    if (path.starts_with("content/") && !path.ends_with(".bib")) text += bytes;
  }
  return text;
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("each kind of site begins with the files that it needs and builds without a warning") {
  for (const TextCase& sample : read_text_cases("init/sites.txt")) {
    const TempFolder folder;
    for (const auto& entry : fs::directory_iterator(kCases))
      if (entry.path().extension() == ".bib") fs::copy(entry.path(), folder.path());
    std::vector<std::string> arguments = lines_of(sample.input);
    arguments.insert(arguments.begin(), "site");
    const ProcessResult result = init(folder.path(), arguments);
    CHECK_MESSAGE(result.error == "", sample.name);
    CHECK_MESSAGE(result.status == 0, sample.name);
    CHECK_MESSAGE(shown(folder / "site") == sample.expected + "\n", sample.name);
    const ProcessResult built = build(folder / "site");
    CHECK_MESSAGE(built.error == "", sample.name);
    CHECK_MESSAGE(built.status == 0, sample.name);
  }
}

TEST_CASE("what was made and what comes next is told, and why it is that kind of site") {
  const TempFolder folder;
  fs::copy(kCases / "ada.bib", folder.path());
  std::string told = init(folder.path(), {"site", "--from", "ada.bib"}).out;
  const std::string unknown =
      "     before that, in .github/workflows/pages.yml, line 29, put Offprint's repository at "
      "GitHub "
      "for OWNER/offprint\n";
  if (told.ends_with(unknown)) told.resize(told.size() - unknown.size());
  CHECK(told ==
        "Ada Lovelace is on 3 of 3 works: a homepage (--kind says otherwise)\n"
        "made in site:\n"
        "  content/site.yaml                        title, menu and other settings\n"
        "  content/people.yaml                      who they are\n"
        "  content/pages/about.md                   a page in Markdown\n"
        "  .github/workflows/pages.yml              publishes what you push\n"
        "  .gitignore                               what a build makes\n"
        "  content/publications/ada.bib             3 records\n"
        "next:\n"
        "  1. offprint serve --source site    shows the site in your browser\n"
        "  2. edit the files in site/content/, each says how; the browser follows\n"
        "  3. push the folder to GitHub; there choose Settings, Pages, Source: GitHub Actions\n");
}

TEST_CASE("the workflow is the one that was read and approved") {
  const TempFolder folder;
  init(folder.path(), {"site", "--kind", "lab", "--name", "L"});
  std::string text = read_file(folder / "site/.github/workflows/pages.yml");
  const std::string key = "      # Offprint: ";
  const std::size_t begin = text.find("- uses: ", text.find(key)) + 8;
  text.replace(begin, text.find('@', begin) - begin, "OWNER/offprint");
  CHECK(text == read_file(kCases / "pages.yml"));
  Sources sources;
  Diagnostics diagnostics;
  const auto source = add_source("pages.yml", text, sources, diagnostics);
  const auto workflow = parse_yaml(*source, sources, diagnostics);
  REQUIRE(workflow);
  CHECK(diagnostics.all().empty());
  CHECK(workflow->find("permissions")->members.empty());
  CHECK(workflow->find("jobs")->members.size() == 2);
}

TEST_CASE("without a terminal nothing is asked: what nobody tells is an error or has a default") {
  const TempFolder folder;
  ProcessResult result = init(folder.path(), {"site"});
  CHECK(result.status == 2);
  CHECK(result.out == "");
  CHECK(result.error ==
        "offprint: error: nothing tells the name of the site; give it with --name\n");
  CHECK(!fs::exists(folder / "site"));
  result = init(folder.path(), {"site", "--name", "Ada Lovelace"});
  CHECK(result.status == 0);
  CHECK(files_below(folder / "site").at("content/site.yaml").find("owner: ada-lovelace\n") !=
        std::string::npos);
}

TEST_CASE("a kind that is none is refused with the one that was meant") {
  const TempFolder folder;
  CHECK(init(folder.path(), {"site", "--kind", "hompage", "--name", "A"}).error ==
        "offprint: error: unknown kind `hompage`; did you mean `homepage`?\n");
  const ProcessResult result = init(folder.path(), {"site", "--kind", "shop", "--name", "A"});
  CHECK(result.error ==
        "offprint: error: unknown kind `shop`; there are homepage, venue, lab, digest\n");
  CHECK(result.status == 2);
  CHECK(!fs::exists(folder / "site"));
}

TEST_CASE("nothing is ever written over") {
  const TempFolder folder;
  write(folder / "full/content/site.yaml", "title: mine\n");
  ProcessResult result = init(folder.path(), {"full", "--name", "A"});
  CHECK(result.status == 2);
  CHECK(result.error ==
        "offprint: error: `full` is not empty (it holds `content`), and nothing is ever written "
        "over; name a new folder\n");
  CHECK(shown(folder / "full") == ">>> content/site.yaml\ntitle: mine\n");
  write(folder / "file", "x");
  CHECK(init(folder.path(), {"file", "--name", "A"}).error ==
        "offprint: error: `file` is no folder\n");
  write(folder / "hidden/.gitignore", "x");
  CHECK(init(folder.path(), {"hidden", "--name", "A"}).status == 2);
  write(folder / "readme/READMEs", "x");
  CHECK(init(folder.path(), {"readme", "--name", "A"}).status == 2);
}

TEST_CASE("a repository that holds nothing yet is an empty folder, with the records in it too") {
  const TempFolder folder;
  const std::vector<std::string> there = {".git/config", ".gitattributes", "README.md", "LICENSE",
                                          "papers.bib"};
  for (const std::string& path : there) write(folder / path, "@misc{a, title={T}, author={A. B}}");
  CHECK(init(folder.path(), {".", "--name", "A"}).status == 2);
  const ProcessResult result = init(folder.path(), {".", "--from", "papers.bib"});
  CHECK(result.status == 0);
  CHECK(result.out.find("  1. offprint serve    shows the site in your browser\n") !=
        std::string::npos);
  for (const std::string& path : there)
    CHECK(read_file(folder / path) == "@misc{a, title={T}, author={A. B}}");
  CHECK(build(folder.path()).status == 0);
}

TEST_CASE("at a terminal three questions are asked, and Enter takes what the records tell") {
  const TempFolder folder;
  fs::copy(kCases / "ada.bib", folder.path());
  const ProcessResult result =
      init_at_terminal(folder.path(), {"site"}, "no.bib\nada.bib\nhomepge\n\n\n");
  CHECK(result.status == 0);
  const std::string ask_file =
      "A file with your publications (.bib, .json, .ris, ...), or Enter for none: ";
  const std::string ask_kind =
      "What kind of site, homepage, venue, lab, digest? [homepage: Ada Lovelace is on 3 of 3 "
      "works] ";
  const std::string begin = result.out.substr(0, result.out.find("made in site:"));
  CHECK(begin.starts_with(ask_file + "no.bib: "));
  CHECK(begin.ends_with(ask_file + ask_kind + "unknown kind `homepge`; did you mean `homepage`?\n" +
                        ask_kind + "Its name: [Ada Lovelace] "));
  CHECK(build(folder / "site").status == 0);
}

TEST_CASE("who ends the questions gets nothing, whichever it is") {
  for (const std::string typed : {"\x04", "\n\x04", "\nlab\n\x04", "\nlab\n\n\x04"}) {
    const TempFolder folder;
    const ProcessResult result = init_at_terminal(folder.path(), {"site"}, typed);
    CHECK(result.status == 2);
    CHECK(result.out.ends_with("\nnothing was written\n"));
    CHECK(!fs::exists(folder / "site"));
  }
}

TEST_CASE("what the options tell is not asked") {
  const TempFolder folder;
  const ProcessResult result =
      init_at_terminal(folder.path(), {"site", "--kind", "lab", "--name", "Engines"}, "\n");
  CHECK(result.status == 0);
  CHECK(result.out.starts_with(
      "A file with your publications (.bib, .json, .ris, ...), or Enter for none: made in site:"));
}

TEST_CASE("faults of the records are told, and keep no site from being built") {
  const TempFolder folder;
  write(folder / "faulty.bib", "@misc{a, title={T} author={Ada Lovelace}, year=1843}\n");
  ProcessResult result = init(folder.path(), {"one", "--from", "faulty.bib"});
  CHECK(result.status == 0);
  CHECK(result.error ==
        "content/publications/faulty.bib:1:20: warning[bibtex-comma]: missing comma before "
        "`author`\n"
        "      1 | @misc{a, title={T} author={Ada Lovelace}, year=1843}\n"
        "        |                    ^\n");
  CHECK(result.out.find("1 warning about the records as they stand there; the site is built with "
                        "them\n") != std::string::npos);
  CHECK(run_process(OFFPRINT_PROGRAM, {"build"}, folder / "one").status == 0);

  write(folder / "half.json",
        R"([{"id": "a", "title": "T", "author": [{"literal": "Ada Lovelace"}]}, {"id": "b"}])");
  result = init(folder.path(), {"two", "--from", "half.json", "--name", "Ada Lovelace"});
  CHECK(result.status == 0);
  CHECK(result.error.find("half.json:1:") != std::string::npos);
  CHECK(result.error.find("key `title` is missing") != std::string::npos);
  CHECK(build(folder / "two").status == 0);

  write(folder / "none.bib", "Dear diary,\n");
  result = init(folder.path(), {"three", "--from", "none.bib"});
  CHECK(result.status == 1);
  CHECK(result.error == "none.bib: error: no publications are found in this file\n");
  CHECK(!fs::exists(folder / "three"));
}

TEST_CASE("records are taken over under a name that the loader reads") {
  const std::string bib = "@misc{a, title={T}, author={Ada Lovelace}}\n";
  for (const auto& [given, taken] :
       std::map<std::string, std::string>{{"papers.txt", "papers.bib"},
                                          {".bib", "records.bib"},
                                          {"My papers.BIB", "My papers.BIB"}}) {
    const TempFolder folder;
    write(folder / given, bib);
    CHECK(init(folder.path(), {"site", "--from", given}).status == 0);
    CHECK(read_file(folder / "site/content/publications" / taken) == bib);
    CHECK(build(folder / "site").error == "");
  }
}

TEST_CASE("files that records name and that lie beside them come along, and no others") {
  const TempFolder folder;
  write(folder / "old/_bibliography/papers.bib",
        "@misc{a, title={T}, author={Ada Lovelace}, pdf={a.pdf}, slides={papers/s.pdf},\n"
        "  preview={a.png}, poster={gone.pdf}, code={../../secret.pdf}, html={linked.pdf}}\n");
  write(folder / "old/assets/pdf/a.pdf", "%PDF-1 a");
  write(folder / "old/_bibliography/papers/s.pdf", "%PDF-1 s");
  write(folder / "old/_bibliography/a.png", "no picture");
  write(folder / "secret.pdf", "secret");
  fs::create_directories(folder / "old/assets/html");
  fs::create_symlink(folder / "secret.pdf", folder / "old/assets/html/linked.pdf");
  const ProcessResult result =
      init(folder.path(), {"my site", "--from", "old/_bibliography/papers.bib"});
  CHECK(result.status == 0);
  const auto files = files_below(folder / "my site");
  CHECK(files.at("content/assets/pdf/a.pdf") == "%PDF-1 a");
  CHECK(files.at("content/papers/s.pdf") == "%PDF-1 s");
  CHECK(files.at("content/assets/img/publication_preview/a.png") == "no picture");
  CHECK(std::ranges::none_of(files, [](const auto& file) { return file.second == "secret"; }));
  CHECK(result.out.find(
            "  content/publications/papers.bib          1 record\n"
            "  content/assets/img/publication_preview/  1 file that the records name\n"
            "  content/assets/pdf/                      1 file that the records name\n"
            "  content/papers/                          1 file that the records name\n") !=
        std::string::npos);
  CHECK(result.out.find("  1. offprint serve --source 'my site'    shows") != std::string::npos);
  CHECK(result.error.find("papers.bib:2:20: warning[missing-file]: there is no file "
                          "`content/assets/pdf/gone.pdf`") != std::string::npos);
}

TEST_CASE("a name may be given in any order, and one that is on no work claims none") {
  const TempFolder folder;
  fs::copy(kCases / "ada.bib", folder.path());
  init(folder.path(), {"one", "--from", "ada.bib", "--name", "Lovelace, Ada"});
  CHECK(files_below(folder / "one").at("content/people.yaml").find("  name: Ada Lovelace\n") !=
        std::string::npos);
  const ProcessResult result =
      init(folder.path(), {"two", "--kind", "homepage", "--from", "ada.bib", "--name", "Max Who"});
  CHECK(result.out.find(
            "`Max Who` is on none of the 3 works; is that Ada Lovelace? Then add to the "
            "entry in content/people.yaml:\n  aliases: [Ada Lovelace]\n") != std::string::npos);
  CHECK(files_below(folder / "two").at("content/people.yaml").find("has published") ==
        std::string::npos);
  CHECK(build(folder / "two").error == "");
}

TEST_CASE("the best spelling of the owner's name is taken from the works") {
  const TempFolder folder;
  write(folder / "a.bib",
        "@misc{a, title={A}, author={Lukasz Nowak}, year=2001}\n"
        "@misc{b, title={B}, author={L. Nowak and others}, year=2002}\n"
        "@misc{c, title={C}, author={{\\L}ukasz Nowak}, year=2003}\n");
  CHECK(init(folder.path(), {"site", "--from", "a.bib"})
            .out.starts_with("Łukasz Nowak is on 3 of 3 works: a homepage"));
}

TEST_CASE("a folder's name stands in commands as shells read it") {
  CHECK(shell_word("a/B-1_2.c") == "a/B-1_2.c");
  CHECK(shell_word("Übung/張") == "Übung/張");
  CHECK(shell_word("my page") == "'my page'");
  CHECK(shell_word("$HOME;`rm`") == "'$HOME;`rm`'");
  CHECK(shell_word("Ada's\n") == "'Ada'\\''s\n'");
  CHECK(shell_word("~") == "'~'");
  CHECK(shell_word("") == "''");
}

TEST_CASE("a text stands in YAML as itself, in quotes where it must") {
  const std::map<std::string, std::string> cases = {
      {"Ada Lovelace", "Ada Lovelace"},
      {"O'Brien & Söhne (2nd)", "O'Brien & Söhne (2nd)"},
      {"张三", "张三"},
      {"", "\"\""},
      {"Null", "\"Null\""},
      {"yes", "\"yes\""},
      {"1843", "\"1843\""},
      {"- item", "\"- item\""},
      {"a: b", "\"a: b\""},
      {"a #b", "\"a #b\""},
      {"a, b", "\"a, b\""},
      {"a ", "\"a \""},
      {"say \"no\"\\", "\"say \\\"no\\\"\\\\\""},
      {"a\nb\xC2\x85", "\"a\\u000ab\\u0085\""},
  };
  for (const auto& [text, expected] : cases) {
    CHECK(yaml_scalar(text) == expected);
    Sources sources;
    Diagnostics diagnostics;
    const auto source = add_source("a.yaml", "[" + expected + "]", sources, diagnostics);
    const auto node = parse_yaml(*source, sources, diagnostics);
    REQUIRE(node);
    REQUIRE(node->items.size() == 1);
    CHECK(node->items[0].is_string());
    CHECK(node->items[0].text == text);
  }
}

}  // namespace offprint
