#include "text/name.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <sstream>

#include "case_file.hpp"
#include "name_invariants.hpp"

using namespace offprint;

namespace {

const PrintedName kHengel{
    .given = "Anton", .particle = "van den", .family = "Hengel", .marks = "*"};
const PrintedName kKing{.given = "Martin Luther", .family = "King", .suffix = "Jr."};
const PrintedName kGoogle{.literal = "Google Research"};
const PrintedName kXu{.given = "Yuanchen", .family = "Xu", .family_first = true};
const PrintedName kWang{.given = "Wei", .family = "Wang", .homonym = 1};

std::string shown(const PrintedName& name) {
  std::string out = name.given;
  const auto add = [&](std::string_view label, std::string_view part) {
    if (part.empty()) return;
    out += fmt::format("{}{} {}", out.empty() ? "" : " | ", label, part);
  };
  add("dropping", name.dropping_particle);
  add("particle", name.particle);
  add("family", name.family);
  add("suffix", name.suffix);
  add("literal", name.literal);
  add("marks", name.marks);
  add("homonym", name.homonym ? fmt::to_string(name.homonym) : "");
  return out + (name.family_first ? " | family first\n" : "\n");
}

std::string shown(const NameList& list) {
  std::string out;
  for (const PrintedName& name : list.names) out += shown(name);
  return list.others ? out + "others\n" : out;
}

/// Each line "a = b" or "a ≠ b" that is not so, from either side.
std::string wrong_lines(const std::string& input) {
  std::string wrong;
  std::istringstream lines(input);
  for (std::string line; std::getline(lines, line);) {
    const bool expected = line.find(" ≠ ") == std::string::npos;
    const std::string_view sign = expected ? " = " : " ≠ ";
    const std::size_t at = line.find(sign);
    const PrintedName a = parse_name(line.substr(0, at)),
                      b = parse_name(line.substr(at + sign.size()));
    if (names_compatible(a, b) != expected || names_compatible(b, a) != expected)
      wrong += line + "\n";
  }
  return wrong.empty() ? "ok\n" : wrong;
}

}  // namespace

TEST_CASE("names are parsed into their parts") {
  for (const TextCase& one : read_text_cases("name/parse.txt")) {
    std::string actual;
    std::istringstream lines(one.input);
    for (std::string line; std::getline(lines, line);) actual += shown(parse_names(line));
    CHECK_MESSAGE(actual == one.expected + "\n", one.name);
  }
}

TEST_CASE("names are compatible or not") {
  for (const TextCase& one : read_text_cases("name/compatible.txt")) {
    CHECK_MESSAGE(wrong_lines(one.input) == one.expected + "\n", one.name);
  }
}

TEST_CASE("what holds of every list of names holds of the cases and of the fuzzer's finds") {
  for (const std::string_view file :
       {"name/parse.txt", "name/hostile.txt", "scholarly/faces.txt", "scholarly/hostile.txt"}) {
    for (const TextCase& one : read_text_cases(file))
      CHECK_MESSAGE(name_invariants::broken(one.input) == "", one.input);
  }
}

TEST_CASE("a name written for BibTeX is read back as it was") {
  for (const TextCase& one : read_text_cases("name/parse.txt")) {
    for (PrintedName name : parse_names(one.input).names) {
      name.marks.clear();
      name.homonym = 0;
      PrintedName again = parse_name(bibtex_name(name));
      again.family_first = name.family_first;
      CHECK_MESSAGE(again == name, bibtex_name(name));
    }
  }
}

TEST_CASE("a name is displayed in reading order, without marks") {
  CHECK(display_name(kHengel) == "Anton van den Hengel");
  CHECK(display_name(kKing) == "Martin Luther King Jr.");
  CHECK(display_name(kGoogle) == "Google Research");
  CHECK(display_name(kXu) == "Xu Yuanchen");
  CHECK(display_name({.given = "Jean", .particle = "d’", .family = "Alembert"}) ==
        "Jean d’Alembert");
}

TEST_CASE("an inverted name has the family name first") {
  CHECK(inverted_name(kHengel) == "van den Hengel, Anton");
  CHECK(inverted_name(kKing) == "King, Jr., Martin Luther");
  CHECK(inverted_name(kGoogle) == "Google Research");
  CHECK(inverted_name({.given = "Alexander", .dropping_particle = "von", .family = "Humboldt"}) ==
        "Humboldt, Alexander von");
}

TEST_CASE("the key of a name knows no accents, dots, case or order, but tells homonyms apart") {
  CHECK(name_key({.given = "José M.", .family = "Álvarez"}) == "jose m alvarez");
  CHECK(name_key(kXu) == "yuanchen xu");
  CHECK(name_key(kWang) == "wei wang 0001");
  CHECK(sort_key(kHengel) == "van den hengel anton");
}

TEST_CASE("initials are folded first letters of every given name") {
  CHECK(folded_initials(parse_name("Kyle A. Oman")) == "ka");
  CHECK(folded_initials(parse_name("Oman, KA")) == "ka");
  CHECK(folded_initials(parse_name("Oman, Á.-K.")) == "ak");
}

TEST_CASE("the fields of a record are completed: markup, marks, numbers and particles") {
  CHECK(shown(complete_name({.given = "Jos{\\'e}*", .family = "van den \\'Alvarez"})) ==
        "José | particle van den | family Álvarez | marks *\n");
  CHECK(shown(complete_name({.given = "Alexander von", .family = "Humboldt"})) ==
        "Alexander | dropping von | family Humboldt\n");
  CHECK(shown(complete_name({.given = "Wei", .family = "Wang 0001"})) ==
        "Wei | family Wang | homonym 1\n");
  CHECK(shown(complete_name({.family = "Zhao, Kesen"})) == "Kesen | family Zhao\n");
  CHECK(shown(complete_name({.given = "Luc", .family = "Van Gool"})) == "Luc | family Van Gool\n");
  CHECK(shown(complete_name({.given = "A", .particle = "de", .family = "la Rue"})) ==
        "A | particle de | family la Rue\n");
  CHECK(shown(complete_name({.literal = "AT&amp;T <i>Labs</i>"})) == "literal AT&T Labs\n");
}

TEST_CASE("five thousand names and one name of a hundred thousand braces are read in no time") {
  std::string list;
  for (int i = 0; i < 5000; ++i) list += "Zhao, Kesen and ";
  CHECK(parse_names(list).names.size() == 5000);
  CHECK(display_name(parse_name(std::string(100000, '{') + "Zhao")) == "Zhao");
  CHECK(display_name(parse_name(std::string(100000, '('))).size() == 100000);
  std::string titles;
  for (int i = 0; i < 100'000; ++i) titles += "Dr. ab1 ";
  CHECK(parse_names(titles).names.size() == 1);
}
