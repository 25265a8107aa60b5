// What jinja_bench measures: templates with a context, and a loop by hand that makes the same text.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "jinja/environment.hpp"

namespace jinja_bench {

using Templates = std::map<std::string, std::string>;
/// Appends a text.
using Task = std::function<void(std::string&)>;

struct Workload {
  std::string name;
  Task engine;
  Task loop;             ///< writes the same text by hand; empty where there is none
  std::string expected;  ///< what must come out; empty where the loop says it
  Templates templates;   ///< to be compiled; none where that is not measured
};

jinja::Environment make_environment(const Templates& templates);

/// A list of publications: inheritance, a macro, an include, escaping.
Workload paper_workload(std::string name, std::size_t count);
/// 1000 rows of 8 short cells.
Workload table_workload();
/// Templates, context and expected output, from a JSON file.
Workload file_workload(const std::filesystem::path& path);
/// Pages of a site with its theme, as a build renders them; the folder holds content/.
std::vector<Workload> site_workloads(const std::filesystem::path& folder);

}  // namespace jinja_bench
