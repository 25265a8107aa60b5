// What an environment holds: options, loader, the templates compiled so far, and the filters, tests
// and globals by name. The files filters_*.cpp, tests.cpp and globals.cpp each fill in their part.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "jinja/environment.hpp"
#include "jinja/signature.hpp"
#include "jinja/template.hpp"

namespace jinja {

struct Registered {
  Signature signature;
  Callable function;
};

using Registry = std::map<std::string, Registered, std::less<>>;

struct Environment::Parts {
  Options options;
  Loader loader;
  Registry filters;
  Registry tests;
  Dict globals;
  std::vector<std::string_view> global_names;

  std::mutex mutex;  ///< for `templates`
  std::map<std::string, std::shared_ptr<const CompiledTemplate>, std::less<>> templates;
};

void add_html_filters(Environment& environment);
void add_link_filters(Environment& environment);
void add_string_filters(Environment& environment);
void add_text_layout_filters(Environment& environment);
void add_number_filters(Environment& environment);
void add_sequence_filters(Environment& environment);
void add_order_filters(Environment& environment);
void add_selection_filters(Environment& environment);
void add_json_filters(Environment& environment);
void add_builtin_tests(Environment& environment);
void add_builtin_globals(Environment& environment);

/// A function as a value: what `add_function` makes a global of.
Value make_function(std::string_view name, std::string_view signature, Callable function);

const Registered* find_filter(const Environment& environment, std::string_view name);
const Registered* find_test(const Environment& environment, std::string_view name);

/// The same template from the environment's store, or compiled now. Throws TemplateNotFound.
const CompiledTemplate& find_template(const Environment& environment, std::string_view name);

/// Is it a name that a template may have: relative, without `..`?
bool is_template_name(std::string_view name);

}  // namespace jinja
