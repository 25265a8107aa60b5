#include <doctest/doctest.h>
#include <fmt/format.h>

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

TEST_CASE("a list in parts gives the records and the messages of the whole") {
  CHECK(difference(long_list(R"({"id": "last", "title": "Last"})")).empty());
  CHECK(difference(long_list(R"({"id": "r5", "title": "An id that is taken"})")).empty());
  CHECK(difference(long_list(R"({"id": "last", "id": "twice", "title": "Last"})")).empty());
  CHECK(difference(long_list(R"({"id": "last", "title": nul})")).empty());
  CHECK(difference(long_list(R"({"id": "last", "title": 1e999})")).empty());
  CHECK(difference(long_list("{]}")).empty());
}
