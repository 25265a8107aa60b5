// What the linter costs: records are made, joined to a catalog, and looked through by every rule.
//
//     lint_bench [RECORDS]     doubles the number three times, to show that time is linear
#include <fmt/format.h>

#include <cstdlib>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "lint/lint.hpp"
#include "text/name.hpp"

using namespace offprint;

namespace {

/// Sentences of an abstract: with the hyphens that abstracts have, and with TeX, as one in seven of
/// real abstracts has it.
constexpr std::string_view kPlain =
    "We study the trade-off of large models with great care, and show that real-world, "
    "fine-grained recognition in high- and low-frequency bands is 12% better than others. ";
constexpr std::string_view kTex =
    "We study the trade-off of $O(n^2)$ models with great care, and show that real-world, "
    "fine-grained recognition in high- and low-frequency bands is 12\\% better than others. ";

/// A number that looks like chance, the same on every machine.
std::size_t scatter(std::size_t i) { return i * 2654435761u % 1000003; }

/// A number in letters.
std::string spelt(std::size_t number) {
  std::string out;
  for (; number > 0 || out.empty(); number /= 20) out += "abcdefghijklmnoprstu"[number % 20];
  return out;
}

std::vector<Record> make_records(std::size_t count) {
  std::vector<Record> records(count);
  for (std::size_t i = 0; i < count; ++i) {
    Record& record = records[i];
    record.id = fmt::format("key{}", i);
    record.type = "paper-conference";
    record.title = fmt::format("A {{Study}} of Matter {} for All-Round Models", scatter(i));
    for (std::size_t n = 0; n < 5; ++n)
      record.authors.push_back(
          parse_name(fmt::format("{}ara Nam{}son", "KTSM"[scatter(i + n) % 4],
                                 spelt(scatter(i * 5 + n) % (count / 2 + 1)))));
    record.issued.year = static_cast<std::int16_t>(1990 + i % 35);
    record.container_title = "International Conference on Things";
    record.page = fmt::format("{}-{}", i, i + 12);
    record.doi = fmt::format("10.1000/abc.{}", i);
    for (int n = 0; n < 7; ++n) record.abstract += i % 7 == 0 ? kTex : kPlain;
  }
  return records;
}

/// Processor time of all threads together, which other programs on the machine do not change.
double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void measure(std::size_t count) {
  Content content;
  content.records = make_records(count);
  const double begin = seconds();
  const std::size_t of_records = lint_records(content.records).size();
  const double records = seconds() - begin;
  Diagnostics diagnostics;
  const Catalog catalog = make_catalog(std::move(content), diagnostics);
  const double again = seconds();
  const std::size_t of_catalog = lint_catalog(catalog).size();
  fmt::print("{:>8} records: {:.3f} s, {} findings; people: {:.3f} s, {} findings\n", count,
             records, of_records, seconds() - again, of_catalog);
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 25'000;
  for (int i = 0; i < 3; ++i, count *= 2) measure(count);
}
