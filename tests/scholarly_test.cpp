#include "text/scholarly.hpp"

#include <doctest/doctest.h>

#include <cctype>
#include <utility>
#include <vector>

#include "base/unicode.hpp"
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

/// An accent command on a letter in every way in which people write it.
std::vector<std::string> spellings(const std::string& accent, const std::string& letter) {
  const std::string blank = accent.size() > 1 && std::isalpha(accent[1]) ? " " : "";
  std::vector<std::string> all{accent + blank + letter,
                               accent + " " + letter,
                               accent + "{" + letter + "}",
                               accent + " {" + letter + "}",
                               accent + "{ " + letter + "}",
                               "{" + accent + blank + letter + "}",
                               "{" + accent + "{" + letter + "}}",
                               accent + "{{" + letter + "}}"};
  if (letter != "i" && letter != "j") return all;
  for (const std::string& dotless : {"\\" + letter, "{\\" + letter + "}", "{\\" + letter + " }",
                                     "{\\" + letter + "{}}", "\\" + letter + "{}"})
    all.push_back(accent + dotless);
  return all;
}

}  // namespace

TEST_CASE("every accent of LaTeX stands on every letter, however it is written") {
  const std::vector<std::pair<std::string, std::string>> accents{
      {"\\'", "\u0301"}, {"\\`", "\u0300"},  {"\\^", "\u0302"}, {"\\\"", "\u0308"},
      {"\\~", "\u0303"}, {"\\=", "\u0304"},  {"\\.", "\u0307"}, {"\\b", "\u0331"},
      {"\\c", "\u0327"}, {"\\cb", "\u0326"}, {"\\d", "\u0323"}, {"\\f", "\u0311"},
      {"\\G", "\u030F"}, {"\\h", "\u0309"},  {"\\H", "\u030B"}, {"\\k", "\u0328"},
      {"\\r", "\u030A"}, {"\\u", "\u0306"},  {"\\v", "\u030C"}, {"\\t", "\u0361"}};
  for (const auto& [accent, mark] : accents) {
    for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
      const std::string letter(1, c);
      const bool own_dot = accent == "\\." && (c == 'i' || c == 'j');
      const std::string expected = own_dot ? letter : to_nfc(letter + mark);
      for (const std::string& tex : spellings(accent, letter)) {
        const RichText text = parse_scholarly_text("x" + tex + ".");
        CHECK_MESSAGE(to_plain(text) == "x" + expected + ".", tex);
        CHECK_MESSAGE(to_html(parse_scholarly_text(to_tex(text))) == to_html(text), tex);
      }
    }
  }
}

TEST_CASE("every letter that has a command of its own, however it is ended") {
  const std::vector<std::pair<std::string, std::string>> letters{
      {"ss", "ß"},    {"SS", "ẞ"},    {"o", "ø"},     {"O", "Ø"},    {"l", "ł"},  {"L", "Ł"},
      {"i", "ı"},     {"j", "ȷ"},     {"aa", "å"},    {"AA", "Å"},   {"ae", "æ"}, {"AE", "Æ"},
      {"oe", "œ"},    {"OE", "Œ"},    {"dh", "ð"},    {"DH", "Ð"},   {"th", "þ"}, {"TH", "Þ"},
      {"ng", "ŋ"},    {"NG", "Ŋ"},    {"dj", "đ"},    {"DJ", "Đ"},   {"ij", "ĳ"}, {"IJ", "Ĳ"},
      {"ohorn", "ơ"}, {"Ohorn", "Ơ"}, {"uhorn", "ư"}, {"Uhorn", "Ư"}};
  for (const auto& [name, letter] : letters) {
    for (const std::string_view ending : {"{}", " ", "{} ", "\n"}) {
      const bool blank = ending == "{} ";
      CHECK_MESSAGE(scholarly_to_plain("x\\" + name + std::string(ending) + "y") ==
                        "x" + letter + (blank ? " y" : "y"),
                    name);
    }
    CHECK_MESSAGE(scholarly_to_plain("x{\\" + name + "}y") == "x" + letter + "y", name);
    CHECK_MESSAGE(scholarly_to_plain("x{\\" + name + " }y") == "x" + letter + "y", name);
    CHECK_MESSAGE(scholarly_to_plain("\\" + name) == letter, name);
  }
}

TEST_CASE("scholarly text has three faces") {
  for (const std::string_view file : {"scholarly/faces.txt", "scholarly/exports.txt"}) {
    for (const TextCase& one : read_text_cases(file))
      CHECK_MESSAGE(faces(one.input) == one.expected, one.name);
  }
}

TEST_CASE("what holds of every text holds of the cases and of the fuzzer's finds") {
  for (const std::string_view file :
       {"scholarly/faces.txt", "scholarly/exports.txt", "scholarly/hostile.txt"}) {
    for (const TextCase& one : read_text_cases(file))
      CHECK_MESSAGE(scholarly_invariants::broken(one.input) == "", one.input);
  }
}

TEST_CASE("hundreds of kilobytes of openings are read and stay shallow") {
  for (const std::string_view part : {"{",
                                      "}",
                                      "\\",
                                      "$",
                                      "$a ",
                                      "<i>",
                                      "<sup>",
                                      "<a href=\"https://x.org\">",
                                      "<tex>",
                                      "&amp;",
                                      "^{",
                                      "_{a}",
                                      "\\emph{",
                                      "\\'{",
                                      "{\\em ",
                                      "\\frac{",
                                      "\\(",
                                      "http://",
                                      "`",
                                      "\xE2",
                                      "\xCC\x81",
                                      "\n\n",
                                      "<math>",
                                      "<mml:math><mi>",
                                      "&lt;/i&gt;",
                                      "$\\",
                                      "$_",
                                      "\\citep[",
                                      "\\texorpdfstring{",
                                      "<math></math>"}) {
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
