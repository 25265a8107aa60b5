// Telling where an error happened, with which values, and what may have been meant.
#include <fmt/format.h>

#include <algorithm>

#include "base/suggestion.hpp"
#include "base/utf8.hpp"
#include "jinja/lexer.hpp"
#include "jinja/object.hpp"
#include "jinja/render.hpp"

namespace jinja {
namespace {

constexpr std::size_t kLongestShown = 60;
constexpr std::size_t kMostShown = 8;

std::string shown(const Value& value) {
  std::string text;
  try {
    text = value.is_undefined() ? "undefined" : to_repr(value);
  } catch (const TemplateError&) {
    return "…";
  }
  if (offprint::count_code_points(text) <= kLongestShown) return text;
  return std::string(offprint::slice_code_points(text, 0, kLongestShown)) + "…";
}

using Names = std::vector<std::string>;

void add_keys(Names& names, const Value& value) {
  if (value.is_dict()) {
    for (const Dict::Entry& entry : value.as_dict().entries()) {
      if (entry.key.is_string()) names.emplace_back(entry.key.as_string());
    }
  } else if (value.is_object()) {
    for (const Name& name : value.as_object().shape().names()) names.emplace_back(name.text);
  }
}

/// All names that the place of the error can see.
Names visible_names(Render& render) {
  Names names;
  for (const Context* context = &render.context(); context != nullptr; context = context->parent) {
    for (const Variable* variable = context->variables; variable != nullptr;
         variable = variable->next) {
      names.emplace_back(variable->name.text);
    }
    if (context->locals != nullptr) {
      for (const LocalName& local : *context->locals) names.emplace_back(local.name.text);
    }
  }
  if (render.context().root != nullptr) add_keys(names, *render.context().root);
  for (const std::string_view name : render.current->assigned_names) names.emplace_back(name);
  for (const std::string_view name : render.environment().global_names()) names.emplace_back(name);
  return names;
}

std::string suggestion(std::string_view name, const Names& names) {
  const std::vector<std::string_view> views(names.begin(), names.end());
  const std::string_view best = offprint::closest(name, views);
  return best.empty() || best == name ? std::string() : fmt::format("did you mean `{}`?", best);
}

/// Names that exist in some places alone.
std::string special_hint(std::string_view name) {
  if (name == "loop") return "`loop` exists within the body of a `for` alone";
  if (name == "super") return "`super` exists within a block alone";
  if (name == "caller") return "`caller` exists within a macro alone, where `{% call %}` calls it";
  if (name == "null" || name == "nil") return "write `none`";
  return {};
}

std::optional<Value> try_peek(Render& render, const Expression& node) {
  try {
    Value scratch;
    return node.peek(render, scratch);
  } catch (const TemplateError&) {
    return std::nullopt;
  }
}

/// Looks through an expression for what is worth telling.
class Inspection {
 public:
  Inspection(Render& render, ErrorReport& report) : render_(render), report_(report) {}

  void visit(const Expression& node) {
    const std::string spelling = node.spelling();
    if (spelling.empty()) return node.each_part([this](const Expression& part) { visit(part); });
    const std::optional<Value> value = try_peek(render_, node);
    if (value) tell(spelling, *value);
    if (value && value->is_undefined() && report_.hint.empty()) hint(node, value->missing());
    if (!value) node.each_part([this](const Expression& part) { visit(part); });
  }

 private:
  void tell(const std::string& spelling, const Value& value) {
    const bool known =
        std::any_of(report_.variables.begin(), report_.variables.end(),
                    [&spelling](const auto& entry) { return entry.first == spelling; });
    if (!known && report_.variables.size() < kMostShown)
      report_.variables.emplace_back(spelling, shown(value));
  }

  void hint(const Expression& node, const Missing& missing) {
    if (report_.kind != ErrorKind::kUndefinedError) return;
    if (missing.cause == Cause::kVariable) {
      report_.hint = special_hint(missing.name);
      if (report_.hint.empty()) report_.hint = suggestion(missing.name, visible_names(render_));
    } else if (missing.cause == Cause::kAttribute) {
      node.each_part([&](const Expression& object) {
        Names names;
        if (const auto value = try_peek(render_, object)) add_keys(names, *value);
        report_.hint = suggestion(missing.name, names);
      });
    }
  }

  Render& render_;
  ErrorReport& report_;
};

}  // namespace

void locate(Render& render, Span span, TemplateError& error) {
  ErrorReport& report = error.report();
  if (report.place.line != 0 || render.current == nullptr) return;
  report.place = make_place(render.current->name, render.current->source, span);
}

void locate(Render& render, const Expression& node, TemplateError& error) {
  if (error.report().place.line != 0) return;
  locate(render, node.span(), error);
  if (std::exchange(render.inspecting, true)) return;
  Inspection(render, error.report()).visit(node);
  render.inspecting = false;
}

void add_step(Render& render, Span span, std::string what, TemplateError& error) {
  constexpr std::size_t kMostSteps = 20;
  std::vector<TemplateStep>& chain = error.report().chain;
  if (chain.size() >= kMostSteps || render.current == nullptr) return;
  chain.push_back(
      {std::move(what), make_place(render.current->name, render.current->source, span)});
}

}  // namespace jinja
