// load/json.hpp: trees with places, and what is said about a text that is no JSON.
#include "load/json.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <string_view>

#include "case_file.hpp"
#include "load/source_text.hpp"
#include "node_dump.hpp"

using namespace offprint;

namespace {

/// The diagnostics and, if there is one, the tree.
std::string read_json(std::string text) {
  Sources sources;
  Diagnostics diagnostics;
  const auto source = add_source("a.json", std::move(text), sources, diagnostics);
  std::string tree;
  if (source) {
    if (const auto root = parse_json(*source, sources, diagnostics)) tree = dump(*root);
  }
  return format(diagnostics, sources) + tree;
}

std::string repeat(std::string_view part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

/// The first line of what is said.
std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

}  // namespace

TEST_CASE("JSON becomes a tree with places, or a diagnostic") {
  for (const TextCase& c : read_text_cases("load/json.txt")) {
    CAPTURE(c.name);
    CHECK(read_json(c.input) == c.expected + "\n");
  }
}

TEST_CASE("bytes that no JSON file holds are named with their place") {
  CHECK(first_line(read_json("{\"a\": \"x\xFFy\"}")) ==
        "a.json:1:9: error[encoding]: byte 0xFF is not UTF-8; save the file as UTF-8");
  CHECK(first_line(read_json(std::string("[\"a\0b\"]", 7))) ==
        "a.json:1:4: error[control-character]: control character U+0000; delete it");
  CHECK(
      first_line(read_json("\xFF\xFE[\0]\0")) ==
      "a.json:1:1: error[encoding]: byte 0xFF is not UTF-8; this looks like UTF-16; save the file "
      "as UTF-8");
  CHECK(first_line(read_json("[\"\xED\xA0\x80\"]")) ==
        "a.json:1:3: error[encoding]: byte 0xED is not UTF-8; save the file as UTF-8");
}

TEST_CASE("an empty file is no JSON") {
  CHECK(read_json("") ==
        "a.json:1:1: error[json-syntax]: expected a value, but the file ends here\n");
}

TEST_CASE("a byte order mark is passed over and takes no column") {
  CHECK(read_json("\xEF\xBB\xBF[1]") == "1:1 list\n  1:2 integer 1\n");
}

TEST_CASE("places in files with CRLF and CR line ends") {
  CHECK(read_json("[\r\n1,\r\n 2]") == "1:1 list\n  2:1 integer 1\n  3:2 integer 2\n");
  CHECK(read_json("[\r1,\r 2]") == "1:1 list\n  2:1 integer 1\n  3:2 integer 2\n");
}

TEST_CASE("a number that no double holds is refused") {
  CHECK(first_line(read_json("[" + std::string(400, '9') + "]")) ==
        "a.json:1:2: error[json-syntax]: `" + std::string(60, '9') + "` is too large a number");
}

TEST_CASE("nesting is refused at the place where it becomes too deep") {
  for (const std::size_t depth : {129, 1'000'000}) {
    CHECK(first_line(read_json(repeat("[", depth))) ==
          "a.json:1:129: error[nesting]: lists and maps are nested more than 128 deep");
    CHECK(first_line(read_json(repeat("{\"a\":", depth))) ==
          "a.json:1:641: error[nesting]: lists and maps are nested more than 128 deep");
  }
  const std::string deepest = repeat("[", 128) + repeat("]", 128);
  CHECK(read_json(deepest).substr(0, 20) == "1:1 list\n  1:2 list\n");
}

TEST_CASE("a map of very many keys is checked for duplicates in no time") {
  std::string text = "{";
  for (int i = 0; i < 200'000; ++i) text += "\"k" + std::to_string(i) + "\": 0,\n";
  CHECK(first_line(read_json(text + "\"k7\": 1}")) ==
        "a.json:200001:1: error[duplicate-key]: key `k7` stands twice in this map; first at line "
        "8, column 1");
}

TEST_CASE("items of the list at the top, or under a named key, are handed out one by one") {
  const std::array<std::string_view, 2> keys{"items", "references"};
  const auto stream = [&](std::string text) {
    Sources sources;
    Diagnostics diagnostics;
    std::string taken;
    const Streaming streaming{keys, [&](Node item) { taken += "item " + dump(item); }};
    const auto source = add_source("a.json", std::move(text), sources, diagnostics);
    const auto rest = parse_json(*source, sources, diagnostics, streaming);
    return taken + (rest ? "rest " + dump(*rest) : format(diagnostics, sources));
  };
  CHECK(
      stream("[1, {\"a\": [2]}]") ==
      "item 1:2 integer 1\nitem 1:5 map\n  1:6 a: 1:11 list\n    1:12 integer 2\nrest 1:1 list\n");
  CHECK(stream("{\"x\": [0], \"items\": [1, [2]], \"y\": [3]}") ==
        "item 1:22 integer 1\nitem 1:25 list\n  1:26 integer 2\nrest 1:1 map\n  1:2 x: 1:7 list\n"
        "    1:8 integer 0\n  1:12 items: 1:21 list\n  1:31 y: 1:36 list\n    1:37 integer 3\n");
  CHECK(stream("{\"id\": \"a\", \"x\": {\"items\": [1]}}") ==
        "rest 1:1 map\n  1:2 id: 1:8 string a\n  1:13 x: 1:18 map\n    1:19 items: 1:28 list\n"
        "      1:29 integer 1\n");
}
