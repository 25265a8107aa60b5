#include "text/scholarly.hpp"

#include <doctest/doctest.h>

#include "case_file.hpp"
#include "scholarly_invariants.hpp"

using namespace offprint;

namespace {

std::string faces(const std::string& input) {
  const RichText text = parse_scholarly_text(input);
  const std::string html = to_html(text), paragraphs = to_html(text, {.paragraphs = true});
  std::string out = "html  " + html + "\n";
  if (paragraphs != "<p>" + html + "</p>") out += "para  " + paragraphs + "\n";
  return out + "plain " + to_plain(text) + "\ntex   " + to_tex(text);
}

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) out += part;
  return out;
}

}  // namespace

TEST_CASE("scholarly text has three faces") {
  for (const TextCase& one : read_text_cases("scholarly/faces.txt"))
    CHECK_MESSAGE(faces(one.input) == one.expected, one.name);
}

TEST_CASE("what holds of every text holds of the cases and of the fuzzer's finds") {
  for (const std::string_view file : {"scholarly/faces.txt", "scholarly/hostile.txt"}) {
    for (const TextCase& one : read_text_cases(file))
      CHECK_MESSAGE(scholarly_invariants::broken(one.input) == "", one.input);
  }
}

TEST_CASE("hundreds of kilobytes of openings are read and stay shallow") {
  for (const std::string_view part : {"{",        "}",       "\\",     "$",
                                      "$a ",      "<i>",     "<sup>",  "<a href=\"https://x.org\">",
                                      "<tex>",    "&amp;",   "^{",     "_{a}",
                                      "\\emph{",  "\\'{",    "{\\em ", "\\frac{",
                                      "\\(",      "http://", "`",      "\xE2",
                                      "\xCC\x81", "\n\n"}) {
    const std::string input = repeated(part, 200'000);
    CHECK_MESSAGE(scholarly_invariants::broken(input) == "", part);
    CHECK_MESSAGE(to_html(parse_scholarly_text(input)).size() < 16 * input.size(), part);
    CHECK_MESSAGE(scholarly_invariants::broken("$" + repeated(part, 1'900) + "$") == "", part);
  }
}

TEST_CASE("links can be left out where the text stands inside one") {
  CHECK(to_html(parse_scholarly_text("see https://example.org/"), {.links = false}) ==
        "see https://example.org/");
}

TEST_CASE("titles are folded to words that do not depend on their markup") {
  const auto key = [](std::string_view title) { return fold_title(title).key; };
  CHECK(key("{M}$^3${L}: \\'Etude!") == "m3l etude");
  CHECK(key("M<sup>3</sup>L &mdash; {\\'e}tude") == "m3l etude");
  CHECK(key("SF(DA)^2") == key("SF(DA)$^2$"));
  CHECK(key("Up to 100$\\times$ Faster") == "up to 100 faster");
  CHECK(key("What's new?  It is -- so") == "whats new it is so");
  CHECK(key("") == "");
  CHECK(fold_title("A B-C d.").words == 4);
  CHECK(fold_title("...").words == 0);
}
