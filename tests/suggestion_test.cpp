// base/suggestion.hpp: which known name a mistyped one stands for.
#include "base/suggestion.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

using offprint::closest;
using offprint::did_you_mean;

TEST_CASE("the known name that a slip of the keyboard turns into the mistyped one") {
  constexpr std::array<std::string_view, 8> kKnown{
      "title", "author", "venue", "container-title", "short-name", "page", "aliases", "DOI"};
  CHECK(closest("titel", kKnown) == "title");
  CHECK(closest("autor", kKnown) == "author");
  CHECK(closest("veneu", kKnown) == "venue");
  CHECK(closest("VENUE", kKnown) == "venue");
  CHECK(closest("container_titel", kKnown) == "container-title");
  CHECK(closest("containertitle", kKnown) == "container-title");
  CHECK(closest("shortname", kKnown) == "short-name");
  CHECK(closest("alias", kKnown) == "aliases");
  CHECK(closest("pag", kKnown) == "page");
  CHECK(closest("doi", kKnown) == "DOI");
  CHECK(closest("abstract", kKnown) == "");
  CHECK(closest("name", kKnown) == "");
  CHECK(closest("x", kKnown) == "");
  CHECK(closest("", kKnown) == "");
  CHECK(closest(std::string(1000, 'x'), kKnown) == "");
}

TEST_CASE("the words in which a name is suggested") {
  constexpr std::array<std::string_view, 1> kKnown{"venue"};
  CHECK(did_you_mean("venu", kKnown) == "did you mean `venue`?");
  CHECK(did_you_mean("colour", kKnown) == "");
}
