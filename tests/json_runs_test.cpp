#include <doctest/doctest.h>
#include <fmt/format.h>

#include <optional>
#include <random>

#include "base/utf8.hpp"
#include "load/json.hpp"
#include "load/json_runs.hpp"
#include "load/records.hpp"

using namespace offprint;

namespace {

std::string runs_of(std::string_view text, std::size_t size) {
  std::string out;
  for (const JsonRun& run : split_json_list(0, text, size))
    out += fmt::format("{}:{} {}\n", run.place.line, run.place.column,
                       text.substr(run.begin, run.end - run.begin));
  return out;
}

/// A list long enough to be cut, of records with whatever makes cutting hard.
std::string long_list(std::string_view last) {
  std::string text = "[\n";
  for (int i = 0; i < 9000; ++i) {
    text += fmt::format(
        R"({{"id": "r{}", "title": "É \\ \"[{{ {}", "issued": 20{:02}, "lnk": [[{{}}]], "note": "{}"}},)",
        i, i, i % 30, std::string(60, i % 2 == 0 ? 'x' : '}'));
    text += i % 3 == 0 ? "\n" : i % 3 == 1 ? "\r\n  " : "";
  }
  return text.append(last) + "]";
}

std::string told(const RecordList& list, const Diagnostics& diagnostics, const Sources& sources) {
  std::string out;
  for (const Record& record : list.records)
    out += fmt::format("{} {} {}:{}\n", record.id, record.title, record.place.line,
                       record.place.column);
  for (const Rejection& rejection : list.rejections)
    out += fmt::format("{} {}\n", rejection.id, rejection.reason);
  DiagnosticStyle style;
  style.most = 1'000'000;
  return out + format(diagnostics, sources, style);
}

std::string told(const Node& node) {
  std::string out = fmt::format("{} `{}` {}:{}\n", static_cast<int>(node.kind), node.text,
                                node.place.line, node.place.column);
  for (const Node& item : node.items) out += told(item);
  for (const Member& member : node.members)
    out += fmt::format("{} {}:{} ", member.key, member.place.line, member.place.column) +
           told(member.value);
  return out;
}

/// Read in parts and read whole: the same, or the first line that differs.
std::string difference(const std::string& text) {
  Sources sources;
  const SourceId file = sources.add("all.json", text);
  Diagnostics of_parts, of_whole;
  const std::string parts =
      told(load_record_files({&file, 1}, sources, of_parts, {}), of_parts, sources);
  const std::string whole = told(load_records(file, sources, of_whole), of_whole, sources);
  if (parts == whole) return {};
  const auto [a, b] = std::mismatch(parts.begin(), parts.end(), whole.begin(), whole.end());
  return fmt::format("{}\n{}", std::string(a, std::min(a + 200, parts.end())),
                     std::string(b, std::min(b + 200, whole.end())));
}

}  // namespace

TEST_CASE("a list is cut between its items, each run at its place") {
  CHECK(runs_of("[{\"a\": \"é]\"}, {\"b\": [1, {}]},\n {\"c\": \"\\\"\"}]", 1) ==
        "1:2 {\"a\": \"é]\"}\n1:15 {\"b\": [1, {}]}\n2:2 {\"c\": \"\\\"\"}\n");
  CHECK(runs_of("[{},{},{},{}]", 4) == "1:2 {},{}\n1:8 {},{}\n");
  CHECK(runs_of("\r\n[\r{}\r,\r\n{}]", 1) == "3:1 {}\n5:1 {}\n");
}

TEST_CASE("what is no list of maps is not cut") {
  for (const std::string_view text : {"", "{}", "[]", "[1]", "[{}, 1]", "[{} {}]", "[{},]", "[{}",
                                      "[{}] x", "[{\"a]", "[{\"\\\"}]", "[,{}]", "[{]"}) {
    CAPTURE(text);
    CHECK(runs_of(text, 1).empty());
  }
}

/// The items that the reader of runs hands out, each as JSON with the places of its values; nothing
/// where it gives up.
std::optional<std::string> read_quickly(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const SourceId file = sources.add("all.json", text);
  std::string out;
  for (const JsonRun& run : split_json_list(file, text, 1)) {
    if (!parse_json_run(run, sources, diagnostics, [&](const Node& item) { out += told(item); }))
      return std::nullopt;
  }
  return out + format(diagnostics, sources, {});
}

/// The same by the parser that explains what is wrong.
std::optional<std::string> read_carefully(const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const SourceId file = sources.add("all.json", text);
  const auto root = parse_json(file, sources, diagnostics);
  if (!root) return std::nullopt;
  std::string out;
  for (const Node& item : root->items) out += told(item);
  return out + format(diagnostics, sources, {});
}

constexpr std::string_view kHardList =
    R"([{"a": "é\u00e9\n\"\\\/", "b": [1, -0, 2.50, 1e3, -1E-2, true, false, null, [], {}]},)"
    "\n\t"
    R"({"\ud83d\ude00": 18446744073709551615, "a": "\u0001", "b": 1, "b": "", "": [[{"c": {}}]]}])";

TEST_CASE("items are read quickly as they are read carefully") {
  const std::string text(kHardList);
  REQUIRE(read_quickly(text).has_value());
  CHECK(read_quickly(text) == read_carefully(text));
}

TEST_CASE("what is read quickly from a damaged list is what is read carefully") {
  constexpr std::string_view kBytes = "{}[]\",:\\ \n0-.eEtfn19ux\x01/";
  std::mt19937 random(4711);
  const auto below = [&](std::size_t end) { return random() % end; };
  std::size_t read = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text(kHardList);
    for (std::size_t edits = 1 + below(2); edits > 0; --edits) {
      const std::size_t at = 1 + below(text.size() - 2);
      const char byte = kBytes[below(kBytes.size())];
      if (below(3) == 0)
        text.erase(at, 1 + below(3));
      else if (below(2) == 0)
        text.insert(at, 1, byte);
      else
        text[at] = byte;
    }
    if (find_invalid_utf8(text) || split_json_list(0, text, 1).empty()) continue;
    const auto quick = read_quickly(text);
    read += quick.has_value();
    if (!quick || quick == read_carefully(text)) continue;
    CAPTURE(text);
    CHECK(quick == read_carefully(text));
    break;
  }
  CHECK(read > 1000);
}

TEST_CASE("a list in parts gives the records and the messages of the whole") {
  CHECK(difference(long_list(R"({"id": "last", "title": "Last"})")).empty());
  CHECK(difference(long_list(R"({"id": "r5", "title": "An id that is taken"})")).empty());
  CHECK(difference(long_list(R"({"id": "last", "id": "twice", "title": "Last"})")).empty());
  CHECK(difference(long_list(R"({"id": "last", "title": nul})")).empty());
  CHECK(difference(long_list(R"({"id": "last", "title": 1e999})")).empty());
  CHECK(difference(long_list("{]}")).empty());
}
