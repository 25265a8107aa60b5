// jinja_bench [FILE|FOLDER…]: what the template engine costs, beside a hand-written loop that makes
// the same text in the same run. Three workloads of our own: a listing (inheritance, macro,
// partial, escaping), a table of short cells, a small page. Files (templates, context and expected
// output as JSON) and sites (folders with content/: a list, a publication, a person, with the
// theme) are measured, too, without the loop.
//
// Printed: µs a render of engine and loop and their ratio, µs to compile a template, how many
// allocations one render makes, how many bytes it writes. Times are processor time, the best of
// many short rounds in which engine and loop take turns.
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <filesystem>

#include "jinja_workload.hpp"

/// How often memory was asked for so far: count_allocations.cpp.
extern std::size_t allocations;

namespace {

using jinja_bench::Task;
using jinja_bench::Templates;
using jinja_bench::Workload;

/// µs of processor time.
double now() {
  timespec time{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

/// µs a call, of about 5 ms of calls.
double time_of(const Task& task, std::string& buffer) {
  std::size_t count = 0;
  const double begin = now();
  double passed = 0;
  while (passed < 5'000) {
    for (int i = 0; i < 8; ++i, ++count) {
      buffer.clear();
      task(buffer);
    }
    passed = now() - begin;
  }
  return passed / static_cast<double>(count);
}

/// µs a template.
double compile_time(const Templates& templates) {
  double best = 1e9;
  for (int round = 0; round < 200; ++round) {
    const jinja::Environment environment = jinja_bench::make_environment(templates);
    const double begin = now();
    for (const auto& [name, source] : templates) environment.get_template(name);
    best = std::min(best, now() - begin);
  }
  return best / static_cast<double>(templates.size());
}

/// Of a call when buffers have grown to what is needed.
std::size_t allocations_of(const Task& task, std::string& buffer) {
  std::size_t before = 0;
  for (int i = 0; i < 3; ++i) {
    buffer.clear();
    before = allocations;
    task(buffer);
  }
  return allocations - before;
}

void measure(const Workload& workload) {
  std::string buffer, expected = workload.expected;
  if (workload.loop) workload.loop(expected);
  workload.engine(buffer);
  if (buffer != expected) fmt::print("{}: the texts differ\n", workload.name);
  const std::size_t made = allocations_of(workload.engine, buffer);
  double engine = 1e9, loop = 1e9;
  for (int round = 0; round < 60; ++round) {
    engine = std::min(engine, time_of(workload.engine, buffer));
    if (workload.loop) loop = std::min(loop, time_of(workload.loop, buffer));
  }
  fmt::print("{:<34}{:>10.2f}", workload.name, engine);
  fmt::print("{:>10}{:>7}", workload.loop ? fmt::format("{:.2f}", loop) : "",
             workload.loop ? fmt::format("{:.2f}", engine / loop) : "");
  fmt::print(
      "{:>9}{:>6}{:>9}\n",
      workload.templates.empty() ? "" : fmt::format("{:.1f}", compile_time(workload.templates)),
      made, expected.size());
}

}  // namespace

int main(int argc, char** argv) {
  fmt::print("{:<34}{:>10}{:>10}{:>7}{:>9}{:>6}{:>9}\n", "workload", "engine", "loop", "ratio",
             "compile", "new", "bytes");
  measure(jinja_bench::paper_workload("listing", 200));
  measure(jinja_bench::table_workload());
  measure(jinja_bench::paper_workload("page", 1));
  for (int i = 1; i < argc; ++i) {
    if (std::filesystem::is_directory(argv[i])) {
      for (const Workload& workload : jinja_bench::site_workloads(argv[i])) measure(workload);
    } else {
      measure(jinja_bench::file_workload(argv[i]));
    }
  }
}
