// `offprint theme`, and what it is made of: differences between texts, marks in copies.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "base/files.hpp"
#include "commands/line_diff.hpp"
#include "commands/theme_file.hpp"
#include "process.hpp"
#include "render/theme.hpp"
#include "temp_folder.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

std::string diff(const std::string& from, const std::string& to) {
  return line_diff({"a", from}, {"b", to});
}

std::string numbers(int first, int last) {
  std::string text;
  for (int n = first; n <= last; ++n) text += std::to_string(n) + "\n";
  return text;
}

void write(const fs::path& path, std::string_view text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

ProcessResult theme(const fs::path& site, std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), "theme");
  return run_process(OFFPRINT_PROGRAM, arguments, site);
}

const std::string kTopics(*find_builtin("topics.html"));

}  // namespace

TEST_CASE("texts of the same lines have no difference") {
  CHECK(diff("", "") == "");
  CHECK(diff("a\nb\n", "a\nb\n") == "");
  CHECK(diff("a\nb", "a\nb\n") == "");
}

TEST_CASE("a difference is written as diff -u writes it") {
  CHECK(diff("a\n", "") == "--- a\n+++ b\n@@ -1 +0,0 @@\n-a\n");
  CHECK(diff("", "a\nb\n") == "--- a\n+++ b\n@@ -0,0 +1,2 @@\n+a\n+b\n");
  CHECK(diff("a\nb\nc\na\nb\nb\na\n", "c\nb\na\nb\na\nc\n") ==
        "--- a\n+++ b\n@@ -1,7 +1,6 @@\n-a\n-b\n c\n+b\n a\n b\n-b\n a\n+c\n");
}

TEST_CASE("changes that lie apart stand in parts of their own, with three lines around each") {
  CHECK(diff(numbers(1, 20), "0\n" + numbers(1, 9) + "ten\n" + numbers(11, 20)) ==
        R"(--- a
+++ b
@@ -1,3 +1,4 @@
+0
 1
 2
 3
@@ -7,7 +8,7 @@
 7
 8
 9
-10
+ten
 11
 12
 13
)");
  CHECK(diff(numbers(1, 7), numbers(2, 8)) ==
        "--- a\n+++ b\n@@ -1,7 +1,7 @@\n-1\n 2\n 3\n 4\n 5\n 6\n 7\n+8\n");
  CHECK(diff(numbers(1, 8), numbers(2, 9)) ==
        "--- a\n+++ b\n@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n@@ -6,3 +5,4 @@\n 6\n 7\n 8\n+9\n");
}

TEST_CASE("texts with nothing in common are replaced, however long they are") {
  const std::string result = diff(numbers(1, 30'000), numbers(40'000, 70'000));
  CHECK(result.starts_with("--- a\n+++ b\n@@ -1,30000 +1,30001 @@\n-1\n-2\n"));
  CHECK(result.ends_with("+69999\n+70000\n"));
}

TEST_CASE("the purpose of a file is the first sentence of its head comment") {
  CHECK(purpose_of("{#- A pager: the parts\n    of a list. Above it. -#}\nx") ==
        "A pager: the parts of a list");
  CHECK(purpose_of("{# The frame. #}") == "The frame");
  CHECK(purpose_of("/* A sheet */ a {}") == "A sheet");
  CHECK(purpose_of("// Narrows a list.\n// More.\nx") == "Narrows a list");
  CHECK(purpose_of("# Words. More.\nx: y\n") == "Words");
  CHECK(purpose_of("<svg/>") == "");
  CHECK(purpose_of("") == "");
}

TEST_CASE("a marked copy knows from what it was made, and is the same page") {
  for (const char* path : {"base.html", "assets/style.css", "assets/copy.js", "words/de.yaml"}) {
    const std::string text(*find_builtin(path));
    const std::string copy = marked_copy(path, text);
    CHECK(copy.find(std::string("offprint: ") + path) < 10);
    CHECK(parse_marked(copy).fingerprint == fingerprint_of(text));
    CHECK(parse_marked(copy).text == text);
    CHECK(!parse_marked(text).fingerprint);
    CHECK(parse_marked(text).text == text);
  }
}

TEST_CASE("by the contract of templates every built-in file says at its head what it is for") {
  for (const BuiltinFile& file : builtin_files()) {
    const bool drawing = file.path.ends_with(".svg");
    CHECK_MESSAGE((drawing || !purpose_of(file.bytes()).empty()), std::string(file.path));
  }
}

TEST_CASE("the list tells every built-in file, its purpose, and which the site has its own of") {
  const TempFolder site;
  write(site / "templates/topics.html", "x");
  const ProcessResult result = theme(site.path(), {"list"});
  CHECK(result.status == 0);
  CHECK(result.out.find("\n* topics.html ") != std::string::npos);
  CHECK(result.out.find("  base.html                          The frame of every page\n") !=
        std::string::npos);
  std::size_t lines = 0;
  for (const char c : result.out) lines += c == '\n';
  CHECK(lines == builtin_files().size() + 2);
  CHECK(result.error == "");
}

TEST_CASE("without a command of its own the help of theme is shown") {
  const ProcessResult result = theme("/", {});
  CHECK(result.status == 2);
  CHECK(result.out == "");
  CHECK(result.error == theme("/", {"--help"}).out);
}

TEST_CASE("a built-in file is printed, or copied where there is none yet") {
  const TempFolder site;
  CHECK(theme(site.path(), {"show", "topics.html"}).out == kTopics);
  ProcessResult result = theme("/", {"show", "topics.html", "--copy", "--source", site.path()});
  const std::string copy = (site / "templates/topics.html").generic_string();
  CHECK(result.status == 0);
  CHECK(result.out == copy + "\n");
  CHECK(read_file(copy) == marked_copy("topics.html", kTopics));
  result = theme("/", {"show", "topics.html", "--copy", "--source", site.path()});
  CHECK(result.status == 3);
  CHECK(result.error == "offprint: error: " + copy + " is there already\n");
  result = theme(site.path(), {"show", "topic.html"});
  CHECK(result.status == 2);
  CHECK(result.error ==
        "offprint: error: no built-in file is called `topic.html`; did you mean `topics.html`?\n"
        "`offprint theme list` tells what there is\n");
}

TEST_CASE("the differences tell what a site changes, what is out of date and what nothing uses") {
  const TempFolder site;
  CHECK(theme(site.path(), {"diff"}).out == "this site has no templates of its own\n");

  write(site / "templates/topics.html", marked_copy("topics.html", kTopics + "<p>\n"));
  write(site / "templates/sections/talks.html", "{% include 'partials/talk.html' %}");
  write(site / "templates/partials/talk.html", "");
  ProcessResult result = theme(site.path(), {"diff"});
  CHECK(result.status == 1);
  CHECK(result.out.find("topics.html: the built-in file has changed since it was copied\n"
                        "--- built-in/topics.html\n+++ templates/topics.html\n@@ ") !=
        std::string::npos);

  write(site / "templates/topics.html", marked_copy("topics.html", kTopics));
  CHECK(theme(site.path(), {"diff"}).status == 0);

  write(site / "templates/topics.html", kTopics + "<p>\n");
  write(site / "templates/base.html", std::string(*find_builtin("base.html")));
  write(site / "templates/words/de.yaml", "people: Gruppe\n");
  result = theme(site.path(), {"diff"});
  CHECK(result.status == 0);
  CHECK(
      result.out.starts_with("base.html: the same as the built-in file\n"
                             "partials/talk.html: your own, no built-in file has that name\n"
                             "sections/talks.html: your own, no built-in file has that name\n"
                             "topics.html: copied from a version that is not known\n"
                             "--- built-in/topics.html\n"));
  CHECK(result.out.ends_with("+<p>\nwords/de.yaml: copied from a version that is not known\n"));

  write(site / "templates/partials/rwo.html", "");
  result = theme(site.path(), {"diff"});
  CHECK(result.status == 1);
  CHECK(result.out.find("\npartials/rwo.html: no built-in file has that name, and no template of "
                        "yours includes it; did you mean `partials/row.html`?\n") !=
        std::string::npos);
}

}  // namespace offprint
