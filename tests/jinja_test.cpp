#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "case_file.hpp"
#include "jinja/cases.hpp"
#include "jinja/environment.hpp"
#include "temp_folder.hpp"

namespace {

namespace fs = std::filesystem;
using jinja_cases::Json;

/// Of the recorded cases: what passes. README.md of the engine lists the others with reasons.
constexpr std::size_t kKnownFailures = 1;

jinja::Environment make_environment(const std::string& source) {
  jinja::Options options;
  options.autoescape = true;
  options.limits.iterations = 1'000'000;
  return jinja::Environment(options, [source](std::string_view name) -> std::optional<std::string> {
    if (name == "main") return source;
    if (name == "broken") return "{{ a / 0 }}";
    return std::nullopt;
  });
}

/// A case file's input, rendered: the text or the report of the error.
std::string rendered(const std::string& input) {
  const std::size_t line = input.find('\n');
  const jinja::Value context =
      jinja_cases::make_value(Json::parse(input.substr(0, line)), jinja::Change::kFrozen);
  try {
    return make_environment(input.substr(line + 1)).get_template("main").render(context);
  } catch (const jinja::TemplateError& error) {
    if (error.kind() == jinja::ErrorKind::kRecursionError) return "RecursionError";
    std::string report = jinja::format(error.report());
    report.pop_back();
    return report;
  }
}

fs::path shared_folder() {
  if (const char* given = std::getenv("OFFPRINT_SHARED")) return given;
  return fs::path(OFFPRINT_SOURCE_DIR) / ".." / "shared";
}

/// The blocks ```jinja … ``` and ```text … ``` of a page, in turns: a template and what it prints.
std::vector<std::pair<std::string, std::string>> examples_of(const std::string& page) {
  std::vector<std::pair<std::string, std::string>> examples;
  const auto block = [&page](std::string_view fence, std::size_t& at) {
    at = page.find(fence, at);
    if (at == page.npos) return std::string();
    const std::size_t begin = at + fence.size();
    at = page.find("```", begin);
    return page.substr(begin, at - begin - 1);
  };
  for (std::size_t at = 0; (at = page.find("```jinja\n", at)) != page.npos;) {
    const std::string source = block("```jinja\n", at);
    examples.emplace_back(source, block("```text\n", at));
  }
  return examples;
}

}  // namespace

TEST_CASE("templates render as their cases say") {
  for (const char* path : {"jinja/render.txt", "jinja/errors.txt"}) {
    for (const TextCase& text : read_text_cases(path)) {
      CAPTURE(text.name);
      CHECK(rendered(text.input) == text.expected);
    }
  }
}

TEST_CASE("every example of the page for template writers prints what it says") {
  const std::string page =
      jinja_cases::load_text(fs::path(OFFPRINT_SOURCE_DIR) / "generator/jinja/TEMPLATES.md");
  const auto examples = examples_of(page);
  CHECK(examples.size() > 20);
  for (const auto& [source, expected] : examples) {
    CAPTURE(source);
    CHECK(rendered("{}\n" + source) == expected);
  }
}

TEST_CASE("every filter, test and global stands on the page for template writers") {
  const std::string page =
      jinja_cases::load_text(fs::path(OFFPRINT_SOURCE_DIR) / "generator/jinja/TEMPLATES.md");
  const jinja::Environment environment;
  std::string missing;
  for (const auto& names :
       {environment.filter_names(), environment.test_names(), environment.global_names()}) {
    for (const std::string_view name : names) {
      if (page.find("`" + std::string(name) + "`") == page.npos)
        missing += std::string(name) + "\n";
    }
  }
  CHECK(missing == "");
}

TEST_CASE("the recorded answers of Jinja2 are ours, save the known ones") {
  const fs::path folder = shared_folder() / "conformance" / "jinja";
  if (!fs::exists(folder)) {
    MESSAGE("the recorded cases are absent: ", folder.string());
    return;
  }
  std::size_t passed = 0;
  std::string failed;
  std::size_t failures = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".jsonl") continue;
    for (const Json& test_case : jinja_cases::load_lines(entry.path())) {
      if (jinja_cases::run(test_case).passed) {
        ++passed;
      } else {
        ++failures;
        failed += test_case.at("id").get<std::string>() + "\n";
      }
    }
  }
  INFO(failed);
  CHECK(passed > 2000);
  CHECK(failures <= kKnownFailures);
}

TEST_CASE("templates differ from Jinja2's text nowhere in a generated set") {
  const std::string script = std::string(OFFPRINT_SOURCE_DIR) + "/tests/jinja/generate.py";
  const offprint::TempFolder folder;
  const fs::path file = folder.path() / "cases.jsonl";
  const int status = std::system(
      ("/usr/bin/python3 '" + script + "' > '" + file.string() + "' 2> /dev/null").c_str());
  if (status != 0) {
    MESSAGE("python3-jinja2 is absent: nothing was compared");
    return;
  }
  std::string differing;
  std::size_t count = 0;
  for (const Json& test_case : jinja_cases::load_lines(file)) {
    const jinja_cases::Outcome outcome = jinja_cases::run(test_case);
    ++count;
    if (!outcome.passed)
      differing += test_case.at("templates").dump() + "\n  " + test_case.at("expect").dump() +
                   "\n  " + outcome.text + "\n";
  }
  CHECK(count > 2000);
  CHECK(differing == "");
}

TEST_CASE("threads render one template with one context") {
  const jinja::Environment environment =
      make_environment("{% for x in l %}{{ x.a }}{{ x.b|upper }}{{ loop.index }}{% endfor %}");
  const jinja::Value context = jinja_cases::make_value(
      Json::parse(R"({"l": [{"a": "<", "b": "x"}, {"a": 2, "b": "y"}]})"), jinja::Change::kFrozen);
  const jinja::Template shared = environment.get_template("main");
  std::vector<std::string> texts(4);
  std::vector<std::thread> threads;
  for (std::string& text : texts) {
    threads.emplace_back([&] {
      for (int i = 0; i < 200; ++i) text.clear(), shared.render(context, text);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& text : texts) CHECK(text == "&lt;X12Y2");
}

TEST_CASE("programs add filters, functions and objects") {
  jinja::Environment environment({.autoescape = true});
  environment.add_filter("shout", "text, mark='!'", [](jinja::Arguments& arguments) {
    return jinja::Value::text(jinja::to_text(arguments[0]) + jinja::to_text(arguments[1]));
  });
  environment.add_function("twice", "x", [](jinja::Arguments& arguments) {
    return jinja::Value::integer(arguments.integer(0) * 2);
  });
  const jinja::Template made =
      environment.make_template("t", "{{ 'a'|shout }} {{ 'b'|shout(mark='?') }} {{ twice(21) }}");
  CHECK(made.render(jinja::Value::dict({})) == "a! b? 42");
}
