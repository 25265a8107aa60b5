#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
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

/// What stands under a heading of a page, up to the next one.
std::string section_of(const std::string& page, std::string_view heading) {
  const std::size_t begin = page.find("\n" + std::string(heading) + "\n");
  if (begin == page.npos) return {};
  return page.substr(begin, page.find("\n## ", begin + heading.size()) - begin);
}

}  // namespace

TEST_CASE("templates render as their cases say") {
  for (const char* path : {"jinja/render.txt", "jinja/python.txt", "jinja/errors.txt"}) {
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

TEST_CASE("every filter, test and global has an example on the page for template writers") {
  const std::string page =
      jinja_cases::load_text(fs::path(OFFPRINT_SOURCE_DIR) / "generator/jinja/TEMPLATES.md");
  const jinja::Environment environment;
  std::string missing;
  const auto check = [&](std::string_view heading, const std::vector<std::string_view>& names) {
    const std::string section = section_of(page, heading);
    for (const std::string_view name : names) {
      const std::string example = fmt::format("\n`{}`\n\n```jinja\n", name);
      const std::size_t begin = section.find(example);
      const std::size_t end = section.find("\n```\n", begin + example.size());
      const bool shown = begin != section.npos && section.find(name, begin + example.size()) < end;
      if (!shown) missing += fmt::format("{}: {}\n", heading, name);
    }
  };
  check("## Filters", environment.filter_names());
  check("## Tests", environment.test_names());
  check("## Globals", environment.global_names());
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

TEST_CASE("long chains of operators need no depth") {
  const auto chained = [](const std::string& joint) {
    std::string source = "{{ x";
    for (int i = 1; i < 3000; ++i) source += joint + "x";
    const jinja::Value context = jinja::Value::dict({{"x", jinja::Value::integer(1)}});
    return jinja::Environment().make_template("chain", source + " }}").render(context);
  };
  CHECK(chained(" + ") == "3000");
  CHECK(chained(" - ") == "-2998");
  CHECK(chained(" * ") == "1");
  CHECK(chained(" ** ") == "1");
  CHECK(chained(" and ") == "1");
  CHECK(chained(" or ") == "1");
  CHECK(chained(" ~ ") == std::string(3000, '1'));
  CHECK(chained(" <= ") == "True");
}

TEST_CASE("a template with too many names is refused") {
  std::string source;
  for (int i = 0; i < 60'000; ++i) source += "{{ v" + std::to_string(i) + " }}";
  std::string message;
  try {
    jinja::Environment().make_template("names", source);
  } catch (const jinja::TemplateError& error) {
    message = jinja::format(error.report());
  }
  CHECK(message.starts_with("names:1:1: LimitError: the template has too many names\n"));
}

TEST_CASE("threads find, load and render templates that use one another") {
  const std::map<std::string, std::string, std::less<>> sources = {
      {"base", "[{% block body %}{% endblock %}]"},
      {"lib", "{% macro m(x) %}<{{ x }}{{ caller() if caller }}>{% endmacro %}{% set v = 5 %}"},
      {"part", "{{ item.a }}{{ item.b|title }}"},
      {"page",
       "{% extends 'base' %}{% from 'lib' import m, v with context %}{% block body %}{{ super() }}"
       "{% for item in l %}{% include 'part' %}{% call m(loop.index) %}{{ item.a }}{% endcall %}"
       "{% include ['nope', 'part'] %}{% endfor %}{{ l|map(attribute='b')|join('-') }}"
       "{{ '%s|{}'.format(v) % l|length }}{% endblock %}"}};
  const jinja::Environment environment(
      {.autoescape = true}, [&sources](std::string_view name) -> std::optional<std::string> {
        const auto found = sources.find(name);
        return found == sources.end() ? std::nullopt : std::optional(found->second);
      });
  const jinja::Value context =
      jinja_cases::make_value(Json::parse(R"({"l": [{"a": "<", "b": "x y"}, {"a": 2, "b": "y"}]})"),
                              jinja::Change::kFrozen);
  std::vector<std::string> texts(4);
  std::vector<std::thread> threads;
  for (std::string& text : texts) {
    threads.emplace_back([&] {
      for (int i = 0; i < 100; ++i) text = environment.get_template("page").render(context);
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const std::string& text : texts) {
    CHECK(text == "[&lt;X Y<1&lt;>&lt;X Y2Y<22>2Yx y-y2|5]");
  }
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
