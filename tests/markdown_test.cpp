#include "text/markdown.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <thread>
#include <vector>

#include "case_file.hpp"

using namespace offprint;

namespace {

std::string shown(const MarkdownPage& page) {
  std::string out = page.html;
  for (const MarkdownHeading& heading : page.headings)
    out += fmt::format("heading {} {}: {}\n", heading.level, heading.id, heading.text);
  for (const MarkdownPicture& picture : page.pictures)
    out += fmt::format("picture {}:{} {} \"{}\"\n", picture.line, picture.column, picture.path,
                       picture.alt);
  for (const MarkdownProblem& problem : page.problems) {
    out += fmt::format("{} {}: {}\n", problem.refused ? "refused" : "problem", problem.line,
                       problem.message);
  }
  return out;
}

std::string repeated(std::string_view part, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += part;
  return out;
}

}  // namespace

TEST_CASE("Markdown becomes HTML") {
  for (const TextCase& one : read_text_cases("markdown/html.txt"))
    CHECK_MESSAGE(shown(render_markdown(one.input)) == one.expected + "\n", one.name);
}

TEST_CASE("headings begin at the level asked for and their ids can have a prefix") {
  CHECK(render_markdown("# A\n\n###### B", {.first_heading = 3, .id_prefix = "bio-"}).html ==
        "<h3 id=\"bio-a\">A</h3>\n<h4 id=\"bio-b\">B</h4>\n");
  CHECK(render_markdown("## A\n\n### B").html == "<h2 id=\"a\">A</h2>\n<h3 id=\"b\">B</h3>\n");
  CHECK(render_markdown("# A", {.first_heading = 1}).html == "<h1 id=\"a\">A</h1>\n");
}

TEST_CASE("links inside the site are named from the page that they stand on") {
  const MarkdownPage page = render_markdown(
      "[a](papers/a:b.pdf) [b](#b) [c](/c) [d](https://example.org/)", {.link_root = "../"});
  CHECK(page.html ==
        "<p><a href=\"../papers/a:b.pdf\">a</a> <a href=\"#b\">b</a> <a href=\"/c\">c</a> <a "
        "href=\"https://example.org/\">d</a></p>\n");
}

TEST_CASE("pictures are listed with their places, those within the words of another are words") {
  const MarkdownPage page = render_markdown(
      "é ![*One* & “two”](assets/a%20b.png \"T\")\n- [![x](assets/x.png)](x)\n"
      "![over\nlines](y.png) ![](https://a.example/z.png)\n\n![a ![b](b.png)](<a c.png>)",
      {.link_root = "../"});
  std::string listed;
  for (const MarkdownPicture& picture : page.pictures)
    listed += fmt::format("{}:{} {} | {} | {} | {}\n", picture.line, picture.column, picture.url,
                          picture.path, picture.alt, picture.title);
  CHECK(listed ==
        "1:3 ../assets/a%20b.png | assets/a b.png | One & “two” | T\n"
        "2:4 ../assets/x.png | assets/x.png | x | \n"
        "4:0 ../y.png | y.png | over lines | \n"
        "4:0 https://a.example/z.png |  |  | \n"
        "6:1 ../a%20c.png | a c.png | a b | \n");
}

TEST_CASE("the HTML of a picture can be another's business") {
  const MarkdownPage page =
      render_markdown("# A ![<b>](a.png)\n\n[![c](c.png)](d)\n\n|![e](e.png)|\n|-|",
                      {.link_root = "../", .write_picture = [](const MarkdownPicture& picture) {
                         return "<img src=\"" + picture.url + "\" width=\"3\">";
                       }});
  CHECK(page.html ==
        "<h2 id=\"a-b\">A <img src=\"../a.png\" width=\"3\"></h2>\n"
        "<p><a href=\"../d\"><img src=\"../c.png\" width=\"3\"></a></p>\n"
        "<table>\n<thead>\n<tr>\n<th><img src=\"../e.png\" width=\"3\"></th>\n</tr>\n"
        "</thead>\n</table>\n");
}

TEST_CASE("the first paragraph is the description") {
  CHECK(
      markdown_to_plain(
          "# Title\n\nThe *first*\nparagraph, [linked](https://example.org) `here`.\n\nSecond.") ==
      "The first paragraph, linked here.");
  CHECK(markdown_to_plain("* only a list") == "");
  CHECK(markdown_to_plain("") == "");
}

TEST_CASE("what would cost out of proportion is refused with its line") {
  const auto refusal = [](const std::string& source) { return shown(render_markdown(source)); };
  const std::string wide = "text\n\n" + repeated("|a", 3'000) + "|\n" + repeated("|-", 3'000) +
                           "|\n" + repeated("a\n", 3'000);
  CHECK(refusal(wide) == "refused 4: a table of 3000 columns; 64 are the most\n");
  CHECK(refusal("|" + repeated("a|", 60) + "\n|" + repeated("-|", 60) + "\n" +
                repeated("a\n", 30'000))
            .ends_with(": tables with far more cells than text\n"));
  CHECK(refusal("> |" + repeated("-|", 100)) ==
        "refused 1: a table of 100 columns; 64 are the most\n");
  CHECK(refusal(repeated("a ", 600'000)) == "refused 0: a text of more than 1 MiB is no page\n");
  CHECK(refusal("a\n\n" + repeated("[", 3'000)) ==
        "refused 3: a word of more than 2000 characters\n");
  CHECK(refusal(repeated("''''", 6)) == "refused 1: more than 20 quotation marks in a row\n");
  CHECK(refusal(repeated("a'b ", 5'000)) ==
        "refused 1: more than 4000 quotation marks in one paragraph\n");
  CHECK(refusal(repeated("![[]() ", 501)) ==
        "refused 1: more than 500 pictures in one paragraph\n");
  CHECK(refusal(repeated("some words here\n", 5'000))
            .ends_with(": a paragraph of more than 64 KiB; a blank line ends one\n"));
  CHECK(refusal(repeated("[^a] ", 20'000).substr(0, 60'000) + "\n\n[^a]: x\n")
            .ends_with(": too many references to footnotes\n"));
  CHECK(refusal("[x]: u \"" + repeated("a ", 20'000) + "\"\n\n" + repeated("[x] ", 10'000))
            .ends_with(": too many uses of long link definitions\n"));
}

TEST_CASE("output stays in proportion to deep and dense input") {
  for (const std::string_view part :
       {"> ",   "- ",     "1) ",   "* a\n",  "*a **a ", "[a](b) ",   "[ ",     "`a ",
        "<a> ", "&amp; ", "# a\n", "a\n=\n", "|-\n",    "www.a.b) ", "a@b.c ", "~~a ",
        "![ ",  "\\ ",    "<!-- ", "[^a ",   "\" ",     "```\n"}) {
    const std::string source = repeated(part, 60'000 / part.size());
    const MarkdownPage page = render_markdown(source);
    CHECK_MESSAGE(page.html.size() <= 16 * source.size() + 65'536, part);
  }
}

TEST_CASE("texts are rendered alike in many threads") {
  const std::string source =
      "~~a~~ https://example.org/ | b\n\n|x|y|\n|-|-|\n|~~z~~|www.example.org|\n";
  const std::string expected = render_markdown(source).html;
  std::vector<std::string> rendered(8);
  {
    std::vector<std::jthread> threads;
    for (std::string& html : rendered) {
      threads.emplace_back([&] {
        for (int i = 0; i < 50; ++i) html = render_markdown(source).html;
      });
    }
  }
  for (const std::string& html : rendered) CHECK(html == expected);
}
