// Template cases as data: one JSON object each, with templates, options, context and what must come
// out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "jinja/environment.hpp"

namespace jinja_cases {

using Json = nlohmann::ordered_json;

/// What happened to a case. `text` is the output, or the error's report.
struct Outcome {
  bool passed = false;
  std::string text;
  std::string error;  ///< the error's class, or empty
};

/// JSON → value. Unless said otherwise templates may change lists and dicts, as in the program that
/// recorded the cases.
jinja::Value make_value(const Json& json, jinja::Change change = jinja::Change::kAllowed);

jinja::Options make_options(const Json& options);

/// Renders the case's main template and compares with `expect`.
Outcome run(const Json& test_case);

std::string load_text(const std::filesystem::path& path);

/// The cases of a file with one object a line.
std::vector<Json> load_lines(const std::filesystem::path& path);

}  // namespace jinja_cases
