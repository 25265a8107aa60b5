// The program as a process: what it says to whom, and its exit status.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "process.hpp"
#include "temp_folder.hpp"

namespace offprint {
namespace {

ProcessResult offprint(const std::vector<std::string>& arguments,
                       const std::filesystem::path& folder = "/") {
  return run_process(OFFPRINT_PROGRAM, arguments, folder);
}

TEST_CASE("the version goes to standard output") {
  const ProcessResult result = offprint({"--version"});
  CHECK(result.status == 0);
  CHECK(result.out == "offprint " OFFPRINT_VERSION "\n");
  CHECK(result.error == "");
}

TEST_CASE("help goes to standard output and tells every command and option") {
  const std::string help =
      "offprint makes web sites from publication records.\n"
      "Usage: offprint [OPTIONS] COMMAND\n"
      "\n"
      "Options:\n"
      "  -h,--help               Print this and end\n"
      "  --version               Print the version and end\n"
      "\n"
      "Commands:\n"
      "  init                    Begin a site: a few small files, from the records that you have\n"
      "  build                   Make the site: read content/, write site/ (only files that "
      "changed)\n"
      "  serve                   Show the site in a browser, and follow every change of its files\n"
      "  check                   Tell what is wrong with the content, and what became of every "
      "record\n"
      "  render                  Print one template, rendered with values from a JSON file\n"
      "  import                  Turn BibTeX and other bibliographies into records of ours, losing "
      "nothing\n"
      "  import-site             Make a site of ours from one of al-folio, academicpages or "
      "HugoBlox\n"
      "  theme                   Tell what templates there are to override, and what yours change\n"
      "  permalinks              Keep content/permalinks.txt: the addresses that must not get "
      "lost\n"
      "  diff                    Tell what changed from one build to another\n"
      "\n"
      "In a folder with content/site.yaml and content/publications/:\n"
      "  offprint build            makes the site in site/; open site/index.html\n"
      "  offprint COMMAND --help   says more about a command\n";
  const std::string build_help =
      "Make the site: read content/, write site/ (only files that changed)\n"
      "Usage: offprint build [OPTIONS]\n"
      "\n"
      "Options:\n"
      "  -h,--help               Print this and end\n"
      "  --source DIR            The site's folder, which holds content/ [.]\n"
      "  --out DIR               Where the site is written [site/ in the site's folder]\n"
      "  --base-url URL          Where the site will stand on the web, before `url` of site.yaml\n"
      "  --jobs N                Threads to use [one a processor]\n"
      "  --shard K/N             Write the K-th of N parts of the site, into an empty folder\n"
      "  --fresh                 Make the site in a new folder, which takes the place of the "
      "former at once\n"
      "  --strict                Make nothing if there are warnings\n"
      "  --timings               Tell how long each stage took\n"
      "  --verbose               Tell of every record that was merged or rejected\n"
      "\n"
      "The exit status is 0 when the site was made, 1 when content or templates have errors\n"
      "(then site/ is left as it was), 2 for wrong arguments, 3 when the machine fails.\n";
  const std::string serve_help =
      "Show the site in a browser, and follow every change of its files\n"
      "Usage: offprint serve [OPTIONS]\n"
      "\n"
      "Options:\n"
      "  -h,--help               Print this and end\n"
      "  --source DIR            The site's folder, which holds content/ [.]\n"
      "  --port N                Where to listen [4000, or the next free one]\n"
      "  --host ADDRESS          At which address of this machine; others may then read the site "
      "[127.0.0.1]\n"
      "  --base-url URL          Where the site will stand on the web, before `url` of site.yaml\n"
      "  --open                  Open the site in the browser at once\n"
      "\n"
      "Nothing is written: a page is made when a browser asks for it. Ctrl-C ends, with exit\n"
      "status 0; it is 2 for wrong arguments, 3 when the port cannot be had or the machine "
      "fails.\n";
  for (const char* flag : {"--help", "-h"}) {
    CHECK(offprint({flag}).out == help);
    CHECK(offprint({"serve", flag}).out == serve_help);
    CHECK(offprint({"build", flag}).out == build_help);
    CHECK(offprint({"build", flag}).status == 0);
  }
}

TEST_CASE("wrong usage is told on standard error, with exit status 2") {
  const std::string tail = "\n`offprint --help` tells what there is\n";
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"bulid"}, "unknown argument `bulid`; did you mean `build`?" + tail},
      {{"--hlep"}, "unknown argument `--hlep`; did you mean `--help`?" + tail},
      {{"build", "--sorce", "x"}, "unknown argument `--sorce`; did you mean `--source`?" + tail},
      {{"build", "extra"}, "unknown argument `extra`" + tail},
      {{"build", "--jobs", "0"}, "--jobs: must be a number from 1 to 1024" + tail},
      {{"build", "--jobs", "many"}, "--jobs: must be a number from 1 to 1024" + tail},
      {{"build", "--shard", "3/2"},
       "--shard: must be K/N, such as 2/7 for the second of seven parts" + tail},
      {{"build", "--shard", "2"},
       "--shard: must be K/N, such as 2/7 for the second of seven parts" + tail},
      {{"build", "--fresh", "--shard", "2/3"},
       "--fresh: makes a whole site, --shard a part of one" + tail},
      {{"build", "--out"}, "--out: 1 required DIR missing" + tail},
      {{"serve", "--port", "70000"}, "--port: must be a number from 1 to 65535" + tail},
      {{"serve", "--source", "/nowhere"},
       "no folder `content` in `/nowhere`; run this in a site's folder, or name one with "
       "--source\n"},
      {{"build", "--base-url", "ftp://x"},
       "--base-url: must begin with `https://` or `http://`" + tail},
      {{"build", "--source", "/nowhere"},
       "no folder `content` in `/nowhere`; run this in a site's folder, or name one with "
       "--source\n"}};
  for (const auto& [arguments, message] : cases) {
    const ProcessResult result = offprint(arguments);
    CHECK(result.status == 2);
    CHECK(result.error == "offprint: error: " + message);
    CHECK(result.out == "");
  }
}

/// A folder with these files.
struct Files {
  explicit Files(const std::map<std::string, std::string>& files) {
    for (const auto& [path, bytes] : files) {
      std::filesystem::create_directories((folder / path).parent_path());
      std::ofstream(folder / path, std::ios::binary) << bytes;
    }
  }
  TempFolder folder;
};

TEST_CASE("one template is rendered with values that somebody made up") {
  const Files site(
      {{"look/page.html",
        "{% extends 'frame.html' %}{% block main %}{{ paper.title }}"
        "{% include 'part.txt' %}{% endblock %}"},
       {"look/part.txt", ", beside"},
       {"templates/frame.html", "<main>{% block main %}{% endblock %}</main>"},
       {"look/values.json", R"({"paper": {"title": "P < NP", "year": 12345678901234567890}})"},
       {"year.txt", "{{ paper.year + 1 }}"}});
  ProcessResult result =
      offprint({"render", "look/page.html", "look/values.json"}, site.folder.path());
  CHECK(result.error == "");
  CHECK(result.out == "<main>P &lt; NP, beside</main>");
  CHECK(result.status == 0);
  result = offprint({"render", "year.txt", "look/values.json"}, site.folder.path());
  CHECK(result.out == "12345678901234567891");
}

TEST_CASE("what is wrong with a template or its values is told with its place") {
  const Files site({{"page.html", "<p>{{ nothing.at.all }}"},
                    {"open.html", "{% if x %}"},
                    {"values.json", "{}"},
                    {"list.json", "[1]"},
                    {"broken.json", "{\n  \"a\": }"}});
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"page.html", "values.json"}, "page.html:1:"},
      {{"open.html", "values.json"}, "open.html:1:"},
      {{"missing.html", "values.json"}, "TemplateNotFound: "},
      {{"page.html", "list.json"},
       "list.json:1:1: error: a map of variables is wanted here, not a list"},
      {{"page.html", "broken.json"}, "broken.json:2:8: error[json-syntax]: "},
      {{"page.html", "missing.json"}, "missing.json"}};
  for (const auto& [files, begin] : cases) {
    const ProcessResult result = offprint({"render", files[0], files[1]}, site.folder.path());
    CHECK(result.status == 1);
    CHECK(result.error.substr(0, begin.size()) == begin);
    CHECK(result.out == "");
  }
}

TEST_CASE("without a command the help comes, on standard error") {
  const ProcessResult result = offprint({});
  CHECK(result.status == 2);
  CHECK(result.error == offprint({"--help"}).out);
  CHECK(result.out == "");
}

}  // namespace
}  // namespace offprint
