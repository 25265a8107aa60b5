#include "jinja/environment.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/suggestion.hpp"
#include "jinja/invoke.hpp"
#include "jinja/library.hpp"
#include "jinja/render.hpp"

namespace jinja {
namespace {

std::vector<std::string_view> names_of(const Registry& registry) {
  std::vector<std::string_view> names;
  for (const auto& [name, registered] : registry) names.push_back(name);
  return names;
}

void add(Registry& registry, std::string_view what, std::string_view name,
         std::string_view signature, Callable function) {
  registry.insert_or_assign(
      std::string(name), Registered{parse_signature(fmt::format("{} `{}`", what, name), signature),
                                    std::move(function)});
}

const Registered* find(const Registry& registry, std::string_view name) {
  const auto at = registry.find(name);
  return at == registry.end() ? nullptr : &at->second;
}

[[noreturn]] void fail_missing(const Environment::Parts& parts, std::string_view name) {
  std::vector<std::string_view> known;
  for (const auto& [other, compiled] : parts.templates) known.push_back(other);
  throw TemplateError(ErrorKind::kTemplateNotFound, fmt::format("there is no template `{}`", name),
                      offprint::did_you_mean(name, known));
}

}  // namespace

Environment::Environment(Options options, Loader loader) : parts_(std::make_unique<Parts>()) {
  parts_->options = std::move(options);
  parts_->loader = std::move(loader);
  add_html_filters(*this);
  add_link_filters(*this);
  add_string_filters(*this);
  add_text_layout_filters(*this);
  add_number_filters(*this);
  add_sequence_filters(*this);
  add_order_filters(*this);
  add_selection_filters(*this);
  add_json_filters(*this);
  add_builtin_tests(*this);
  add_builtin_globals(*this);
}

Environment::~Environment() = default;

void Environment::add_filter(std::string_view name, std::string_view signature, Callable filter) {
  add(parts_->filters, "filter", name, signature, std::move(filter));
}

void Environment::add_test(std::string_view name, std::string_view signature, Callable test) {
  add(parts_->tests, "test", name, signature, std::move(test));
}

void Environment::add_function(std::string_view name, std::string_view signature,
                               Callable function) {
  add_global(name, make_function(name, signature, std::move(function)));
}

void Environment::add_global(std::string_view name, Value value) {
  parts_->globals.set(name, std::move(value));
}

const Options& Environment::options() const { return parts_->options; }

std::vector<std::string_view> Environment::filter_names() const {
  return names_of(parts_->filters);
}
std::vector<std::string_view> Environment::test_names() const { return names_of(parts_->tests); }

std::vector<std::string_view> Environment::global_names() const {
  std::vector<std::string_view> names;
  for (const Dict::Entry& entry : parts_->globals.entries()) names.push_back(entry.key.as_string());
  std::sort(names.begin(), names.end());
  return names;
}

Template Environment::get_template(std::string_view name) const {
  const std::lock_guard lock(parts_->mutex);
  const auto known = parts_->templates.find(name);
  if (known != parts_->templates.end()) return Template(known->second);
  std::optional<std::string> source;
  if (parts_->loader && is_template_name(name)) source = parts_->loader(name);
  if (!source) fail_missing(*parts_, name);
  auto compiled = compile(*this, name, std::move(*source));
  parts_->templates.emplace(std::string(name), compiled);
  return Template(std::move(compiled));
}

Template Environment::make_template(std::string_view name, std::string source) const {
  return Template(compile(*this, name, std::move(source)));
}

const Registered* find_filter(const Environment& environment, std::string_view name) {
  return find(environment.parts().filters, name);
}

const Registered* find_test(const Environment& environment, std::string_view name) {
  return find(environment.parts().tests, name);
}

const CompiledTemplate& find_template(const Environment& environment, std::string_view name) {
  return environment.get_template(name).compiled();
}

bool is_template_name(std::string_view name) {
  if (name.empty() || name.find_first_of(std::string_view("\\\0", 2)) != name.npos) return false;
  while (!name.empty()) {
    const std::size_t slash = std::min(name.find('/'), name.size());
    const std::string_view part = name.substr(0, slash);
    if (part.empty() || part == "." || part == "..") return false;
    if (slash + 1 == name.size()) return false;
    name.remove_prefix(std::min(slash + 1, name.size()));
  }
  return true;
}

Value make_function(std::string_view name, std::string_view signature, Callable function) {
  return make_object<FunctionObject>(parse_signature(fmt::format("function `{}`", name), signature),
                                     std::move(function));
}

bool Arguments::autoescape() const { return render_.autoescape(); }
const Environment& Arguments::environment() const { return render_.environment(); }

std::string_view Template::name() const { return compiled_->name; }

void Template::render(const Value& context, std::string& out) const {
  Render render(*compiled_, out);
  const Value root = context.borrowed();
  Context& entry = render.make_context(*compiled_, &root, nullptr, nullptr);
  render.run(*compiled_, entry);
  compiled_->expected_size.store(render.output.wanted(), std::memory_order_relaxed);
  render.output.finish();
}

std::string Template::render(const Value& context) const {
  std::string out;
  render(context, out);
  return out;
}

}  // namespace jinja
