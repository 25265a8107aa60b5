// jinja_conformance [--failures] FILE…: runs recorded cases, one JSON object a line, and prints a
// table by category.
#include <fmt/format.h>

#include <cstring>
#include <iostream>
#include <map>

#include "jinja/cases.hpp"

namespace {

struct Count {
  int passed = 0;
  int failed = 0;
};

std::string one_line(const jinja_cases::Json& json) {
  return json.dump(-1, ' ', false, jinja_cases::Json::error_handler_t::replace);
}

void print_failure(const jinja_cases::Json& test_case, const jinja_cases::Outcome& outcome) {
  fmt::print(
      "FAILED {}\n  templates {}\n  options   {}\n  context   {:.400}\n  expected  {}\n  got       "
      "{}\n",
      test_case.at("id").get<std::string>(), one_line(test_case.at("templates")),
      one_line(test_case.at("options")), one_line(test_case.at("context")),
      one_line(test_case.at("expect")), one_line(outcome.text));
}

}  // namespace

int main(int argc, char** argv) {
  bool show_failures = false;
  std::map<std::string, Count> categories;
  Count total;
  for (int i = 1; i < argc; ++i) {
    if (std::strcmp(argv[i], "--failures") == 0) {
      show_failures = true;
      continue;
    }
    for (const auto& test_case : jinja_cases::load_lines(argv[i])) {
      const jinja_cases::Outcome outcome = jinja_cases::run(test_case);
      Count& category = categories[test_case.at("category").get<std::string>()];
      ++(outcome.passed ? category.passed : category.failed);
      ++(outcome.passed ? total.passed : total.failed);
      if (!outcome.passed && show_failures) print_failure(test_case, outcome);
    }
  }
  for (const auto& [name, count] : categories)
    fmt::print("{:<24}{:>6} of {:>5}\n", name, count.passed, count.passed + count.failed);
  fmt::print("{} passed, {} failed\n", total.passed, total.failed);
  return total.failed == 0 ? 0 : 1;
}
