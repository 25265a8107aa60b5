// What BibTeX costs: entries are made, parsed, and turned into records, on one core.
//
//     bibtex_bench [ENTRIES]     doubles the number three times, to show that time is linear
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>

#include "load/bibtex.hpp"
#include "load/records.hpp"

using namespace offprint;

namespace {

std::string make_entries(std::size_t count) {
  std::string text = "@string{things = \"International Conference on Things\"}\n";
  for (std::size_t i = 0; i < count; ++i) {
    text += fmt::format(
        "@inproceedings{{key{0},\n"
        "  title = {{A {{Study}} of Number {0} in $O(n^2)$ and {{{{Other}}}} Matters}},\n"
        "  author = {{Smith, John{0} and M{{\\\"u}}ller, J{{\\\"o}}rg and van der Berg, Anna and "
        "Li, "
        "Wei}},\n"
        "  booktitle = \"Proceedings of the {1}th \" # things,\n"
        "  year = {2}, month = jun, pages = {{{0}--{3}}},\n"
        "  doi = {{10.1000/abc.{0}}},\n"
        "  publisher = {{IEEE}},\n"
        "  abstract = {{We study the number {0} with great care, and show that it is 12\\% better\n"
        "    than others. Our method is simple and works in all cases that we tried, of which\n"
        "    there were many indeed.}},\n"
        "  pdf = {{https://example.org/papers/{0}.pdf}}\n}}\n\n",
        i, i % 40, 1980 + i % 45, i + 12);
  }
  return text;
}

/// Time that this program had a core, so that others on the machine do not count.
double seconds() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

void measure(std::size_t count) {
  Sources sources;
  Diagnostics diagnostics;
  const SourceId source = sources.add("bench.bib", make_entries(count));
  const double begin = seconds();
  const std::size_t parsed = parse_bibtex(sources.text(source), source, diagnostics).entries.size();
  const double parse = seconds() - begin;
  const double again = seconds();
  const std::size_t records = load_records(source, sources, diagnostics).records.size();
  const double load = seconds() - again;
  fmt::print("{:>8} entries, {:>4} MB: parsed in {:.3f} s, records in {:.3f} s\n", parsed,
             sources.text(source).size() >> 20, parse, load);
  if (parsed != count || records != count) std::abort();
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t count = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 25'000;
  for (int i = 0; i < 3; ++i, count *= 2) measure(count);
}
