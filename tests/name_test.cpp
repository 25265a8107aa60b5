#include "text/name.hpp"

#include <doctest/doctest.h>

using namespace offprint;

namespace {

const PrintedName kHengel{
    .given = "Anton", .particle = "van den", .family = "Hengel", .marks = "*"};
const PrintedName kKing{.given = "Martin Luther", .family = "King", .suffix = "Jr."};
const PrintedName kGoogle{.literal = "Google Research"};
const PrintedName kXu{.given = "Yuanchen", .family = "Xu", .family_first = true};
const PrintedName kWang{.given = "Wei", .family = "Wang", .homonym = 1};

}  // namespace

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
