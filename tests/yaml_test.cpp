// load/yaml.hpp: trees with places, what is said about a text that is no YAML, and texts made to
// hurt.
#include "load/yaml.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "case_file.hpp"
#include "load/source_text.hpp"
#include "node_dump.hpp"

using namespace offprint;

namespace {

struct Reading {
  std::string said;
  std::optional<Node> root;
};

Reading read_yaml(std::string text) {
  Sources sources;
  Diagnostics diagnostics;
  Reading reading;
  const auto source = add_source("a.yaml", std::move(text), sources, diagnostics);
  if (source) reading.root = parse_yaml(*source, sources, diagnostics);
  reading.said = format(diagnostics, sources);
  return reading;
}

/// The first line of what is said; empty where nothing was.
std::string complaint(std::string text) {
  const std::string said = read_yaml(std::move(text)).said;
  return said.substr(0, said.find('\n'));
}

std::string repeat(std::string_view part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("YAML becomes a tree with places, or a diagnostic") {
  for (const TextCase& c : read_text_cases("load/yaml.txt")) {
    CAPTURE(c.name);
    const Reading reading = read_yaml(c.input);
    CHECK(reading.said + (reading.root ? dump(*reading.root) : "") == c.expected + "\n");
  }
}

TEST_CASE("an empty YAML file is nothing") {
  CHECK(dump(read_yaml("").root.value()) == "1:1 null\n");
}

TEST_CASE("quotes that run to the end of a YAML file are named where they begin") {
  constexpr std::string_view said =
      "error[yaml-syntax]: the text in quotes that begins here is not closed";
  CHECK(complaint("a: 1\nb: \"xx\nc: 3\n") == "a.yaml:2:4: " + std::string(said));
  CHECK(complaint("it's: 'it''s\nc: 3\n") == "a.yaml:1:7: " + std::string(said));
  CHECK(complaint("a: say \"so\nb: 'x'\n") == "");
}

TEST_CASE("YAML nesting is refused at the place where it becomes too deep") {
  constexpr std::string_view said = "error[nesting]: lists and maps are nested more than 64 deep";
  CHECK(complaint(repeat("[", 1000) + repeat("]", 1000)) == "a.yaml:1:65: " + std::string(said));
  CHECK(complaint(repeat("- ", 100'000)) == "a.yaml:1:129: " + std::string(said));
  CHECK(complaint(repeat("[", 64) + repeat("]", 64)) == "");
}

TEST_CASE("100,000 open brackets of YAML are refused in no time") {
  constexpr std::string_view said = "; quote it; or is a bracket not closed?";
  for (const std::string_view open : {"[", "[\n"})
    CHECK(complaint(repeat(open, 100'000)) ==
          "a.yaml:1:1: error[yaml-syntax]: a key must be text, found a list" + std::string(said));
  CHECK(complaint(repeat("{a: ", 100'000)) ==
        "a.yaml:1:1: error[yaml-syntax]: a key must be text, found a map" + std::string(said));
}

TEST_CASE("an alias bomb is refused") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int i = 1; i < 10; ++i) {
    const std::string inner = "*a" + std::to_string(i - 1) + ", ";
    const std::string name = "a" + std::to_string(i);
    bomb +=
        name + ": &" + name + " [" + repeat(inner, 9) + inner.substr(0, inner.size() - 2) + "]\n";
  }
  CHECK(
      complaint(bomb) ==
      "a.yaml:6:20: error[yaml-syntax]: anchors and aliases of this file stand for too much; write "
      "the values out");
  CHECK(complaint("a: &x " + std::string(100'000, 'x') + "\nb: [" + repeat("*x , ", 1000) + "]") ==
        "a.yaml:2:50: error[yaml-syntax]: anchors and aliases of this file stand for too much; "
        "write the values out");
}

TEST_CASE("aliases cannot nest deeper than a file may") {
  const std::string half = repeat("[", 40), close = repeat("]", 40);
  CHECK(complaint("a: &x " + half + close + "\nb: " + half + "*x " + close) ==
        "a.yaml:2:44: error[yaml-syntax]: lists and maps are nested more than 64 deep");
}

TEST_CASE("large YAML is read: a scalar of 10 MB, 20,000 anchors, 100,000 keys") {
  CHECK(read_yaml("a: " + std::string(10'000'000, 'x')).root->find("a")->text.size() == 10'000'000);
  std::string anchors, keys;
  for (int i = 0; i < 20'000; ++i) anchors += "- &a" + std::to_string(i) + " x\n";
  for (int i = 0; i < 100'000; ++i) keys += "k" + std::to_string(i) + ": x\n";
  CHECK(read_yaml(anchors).root->items.size() == 20'000);
  CHECK(read_yaml(keys).root->members.size() == 100'000);
  CHECK(
      complaint(keys + "k5: y") ==
      "a.yaml:100001:1: error[duplicate-key]: key `k5` stands twice in this map; first at line 6, "
      "column 1");
}

TEST_CASE("control characters never reach the YAML parser") {
  CHECK(complaint("a: x\4b: 1\n") ==
        "a.yaml:1:5: error[control-character]: control character U+0004; delete it");
}

TEST_CASE("a part of a file is read with the places of the whole") {
  Sources sources;
  Diagnostics diagnostics;
  const std::string text = "---\ntitle: x\nbad: [\n---\nbody";
  const auto source = add_source("a.md", text, sources, diagnostics);
  const auto root = parse_yaml(*source, sources, diagnostics, {}, 4, 13);
  CHECK(dump(root.value()) == "2:1 map\n  2:1 title: 2:8 string x\n");
  CHECK(!parse_yaml(*source, sources, diagnostics, {}, 4, 20));
  CHECK(format(diagnostics, sources) ==
        "a.md:3:6: error[yaml-syntax]: `[` is not closed; is a `,` or `]` missing?\n"
        "      3 | bad: [\n"
        "        |      ^\n");
}
