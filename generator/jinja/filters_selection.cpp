// map, select, reject, selectattr, rejectattr, sum.
#include <fmt/format.h>

#include "base/suggestion.hpp"
#include "jinja/error.hpp"
#include "jinja/filters.hpp"
#include "jinja/operations.hpp"

namespace jinja {
namespace {

/// A filter or test that is named by a value.
const Registered& find_named(const Registry& registry, std::string_view what, const Value& name) {
  const auto at = registry.find(name.is_string() ? name.as_string() : std::string_view());
  if (at != registry.end()) return at->second;
  std::vector<std::string_view> known;
  for (const auto& [other, registered] : registry) known.push_back(other);
  const std::string text = to_text(name);
  throw TemplateError(ErrorKind::kTemplateRuntimeError, fmt::format("unknown {} `{}`", what, text),
                      offprint::did_you_mean(text, known));
}

/// Calls `called` on an element with the arguments behind its name.
Value apply(Arguments& arguments, const Registered& called, const Value& element,
            std::size_t first) {
  std::vector<Value> positional{element};
  const std::span<Value> rest = arguments.rest().subspan(first);
  positional.insert(positional.end(), rest.begin(), rest.end());
  std::vector<NamedArgument> named(arguments.named().begin(), arguments.named().end());
  return call_bound(arguments.render(), called.signature, called.function, {positional, named});
}

const Value* find_argument(Arguments& arguments, std::string_view name) {
  for (const auto& [key, value] : arguments.named()) {
    if (key.as_string() == name) return &value;
  }
  return nullptr;
}

Value map_attribute(Arguments& arguments, const Value& path) {
  const Value* fallback = find_argument(arguments, "default");
  for (const auto& [key, value] : arguments.named()) {
    if (key.as_string() != "attribute" && key.as_string() != "default") {
      throw TemplateError(ErrorKind::kFilterArgumentError,
                          fmt::format("`map` by attribute has no parameter `{}`", key.as_string()));
    }
  }
  std::vector<Value> results;
  for (const Value& element : elements_of(arguments[0])) {
    results.push_back(
        attribute_of(arguments.render(), element, path, fallback ? *fallback : Value::none()));
  }
  return make_iterator(std::move(results));
}

Value map(Arguments& arguments) {
  if (!is_true(arguments[0])) return make_iterator({});
  const Value* path = find_argument(arguments, "attribute");
  if (path != nullptr && arguments.rest().empty()) return map_attribute(arguments, *path);
  if (arguments.rest().empty())
    throw TemplateError(ErrorKind::kFilterArgumentError, "`map` needs a filter, or an attribute");
  std::vector<Value> results;
  std::vector<Value> elements = elements_of(arguments[0]);
  if (elements.empty()) return make_iterator({});
  const Registered& filter =
      find_named(arguments.environment().parts().filters, "filter", arguments.rest()[0]);
  for (const Value& element : elements) results.push_back(apply(arguments, filter, element, 1));
  return make_iterator(std::move(results));
}

/// Keeps the elements that pass a test, or whose attribute does; without a test, those that are
/// true.
Value pick(Arguments& arguments, bool by_attribute, bool wanted) {
  if (!is_true(arguments[0])) return make_iterator({});
  if (by_attribute && arguments.rest().empty())
    throw TemplateError(ErrorKind::kFilterArgumentError, "the name of an attribute is missing");
  const std::size_t name = by_attribute ? 1 : 0;
  const Registered* test = nullptr;
  std::vector<Value> picked;
  for (Value& element : elements_of(arguments[0])) {
    if (test == nullptr && arguments.rest().size() > name) {
      test = &find_named(arguments.environment().parts().tests, "test", arguments.rest()[name]);
    }
    const Value subject =
        by_attribute ? attribute_of(arguments.render(), element, arguments.rest()[0]) : element;
    const bool passes =
        test != nullptr ? is_true(apply(arguments, *test, subject, name + 1)) : is_true(subject);
    if (passes == wanted) picked.push_back(std::move(element));
  }
  return make_iterator(std::move(picked));
}

Value sum(Arguments& arguments) {
  const Value attribute = arguments[1];
  Value total = arguments[2];
  const Limits& limits = arguments.render().limits();
  if (total.is_string())
    throw TemplateError(ErrorKind::kTypeError, "`sum` does not add strings", "use `join`");
  for (const Value& element : elements_of(arguments[0])) {
    total = compute(TokenKind::kAdd, total, attribute_of(arguments.render(), element, attribute),
                    limits);
  }
  return total;
}

}  // namespace

void add_selection_filters(Environment& environment) {
  environment.add_filter("map", "value, *args, **kwargs", map);
  environment.add_filter("select", "value, *args, **kwargs",
                         [](Arguments& arguments) { return pick(arguments, false, true); });
  environment.add_filter("reject", "value, *args, **kwargs",
                         [](Arguments& arguments) { return pick(arguments, false, false); });
  environment.add_filter("selectattr", "value, *args, **kwargs",
                         [](Arguments& arguments) { return pick(arguments, true, true); });
  environment.add_filter("rejectattr", "value, *args, **kwargs",
                         [](Arguments& arguments) { return pick(arguments, true, false); });
  environment.add_filter("sum", "iterable, attribute=none, start=0", sum);
}

}  // namespace jinja
