// The methods of lists, tuples and dicts.
#include <fmt/format.h>

#include <algorithm>

#include "jinja/error.hpp"
#include "jinja/filters.hpp"
#include "jinja/methods.hpp"
#include "jinja/operations.hpp"

namespace jinja {
namespace {

void add(Registry& registry, std::string_view name, std::string_view signature, Callable method) {
  const std::string parameters = signature.empty() ? "self" : fmt::format("self, {}", signature);
  registry.emplace(
      std::string(name),
      Registered{parse_signature(fmt::format("method `{}`", name), parameters), std::move(method)});
}

[[noreturn]] void fail_frozen(const Value& value) {
  throw TemplateError(
      ErrorKind::kTypeError,
      fmt::format("this `{}` cannot be changed: the program gave it", type_name(value)),
      value.is_list() ? "copy it with `|list`" : "copy it with `dict(…)`");
}

std::vector<Value>& changeable_list(Arguments& arguments) {
  std::vector<Value>* items = arguments[0].changeable_items();
  if (items == nullptr) fail_frozen(arguments[0]);
  return *items;
}

Dict& changeable_dict(Arguments& arguments) {
  Dict* dict = arguments[0].changeable_dict();
  if (dict == nullptr) fail_frozen(arguments[0]);
  return *dict;
}

const void* storage_of(const Value& value) {
  if (value.is_sequence())
    return value.items().empty() ? nullptr : static_cast<const void*>(value.items().data());
  if (value.is_dict()) return &value.as_dict();
  return value.is_object() ? static_cast<const void*>(&value.as_object()) : nullptr;
}

/// Does `value` hold `container`? Such a circle would never be released.
bool holds(const Value& value, const Value& container, const void* own) {
  std::vector<const Value*> pending{&value};
  for (std::size_t steps = 0; !pending.empty(); ++steps) {
    if (steps > 1'000'000) return true;
    const Value& at = *pending.back();
    pending.pop_back();
    const bool same_list = at.is_list() && container.is_list() &&
                           at.changeable_items() == container.changeable_items() &&
                           at.changeable_items() != nullptr;
    if (same_list || (own != nullptr && storage_of(at) == own)) return true;
    if (at.is_sequence()) {
      for (const Value& item : at.items()) pending.push_back(&item);
    } else if (at.is_dict()) {
      for (const Dict::Entry& entry : at.as_dict().entries())
        pending.push_back(&entry.value), pending.push_back(&entry.key);
    } else if (at.is_object() && at.is_owning()) {
      for (const Value& held : const_cast<Object&>(at.as_object()).held_values())
        pending.push_back(&held);
    }
  }
  return false;
}

void check_circle(const Value& container, const Value& value) {
  const bool may_hold = value.is_owning() && value.type() >= Type::kList;
  const void* own = container.is_dict() ? storage_of(container) : nullptr;
  if (may_hold && holds(value, container, own))
    throw TemplateError(ErrorKind::kValueError,
                        fmt::format("a `{}` cannot hold itself", type_name(container)));
}

Value append(Arguments& arguments) {
  std::vector<Value>& items = changeable_list(arguments);
  check_circle(arguments[0], arguments[1]);
  arguments.render().check_items(items.size() + 1);
  items.push_back(arguments.take(1));
  return Value::none();
}

Value extend(Arguments& arguments) {
  std::vector<Value>& items = changeable_list(arguments);
  check_circle(arguments[0], arguments[1]);
  std::vector<Value> more = elements_of(arguments[1]);
  for (const Value& item : more) check_circle(arguments[0], item);
  arguments.render().check_items(items.size() + more.size());
  items.insert(items.end(), more.begin(), more.end());
  return Value::none();
}

std::ptrdiff_t clamped(std::int64_t index, std::size_t size) {
  const auto count = static_cast<std::int64_t>(size);
  return static_cast<std::ptrdiff_t>(
      std::clamp<std::int64_t>(index < 0 ? index + count : index, 0, count));
}

Value insert(Arguments& arguments) {
  std::vector<Value>& items = changeable_list(arguments);
  check_circle(arguments[0], arguments[2]);
  items.insert(items.begin() + clamped(arguments.integer(1), items.size()), arguments.take(2));
  return Value::none();
}

Value pop(Arguments& arguments) {
  std::vector<Value>& items = changeable_list(arguments);
  std::int64_t index = arguments.integer(1);
  if (index < 0) index += static_cast<std::int64_t>(items.size());
  if (index < 0 || index >= static_cast<std::int64_t>(items.size())) {
    throw TemplateError(ErrorKind::kIndexError,
                        items.empty() ? "`pop` of an empty list" : "`pop` beyond the list");
  }
  Value value = std::move(items[static_cast<std::size_t>(index)]);
  items.erase(items.begin() + index);
  return value;
}

std::size_t find_item(std::span<const Value> items, const Value& value, std::size_t from,
                      std::size_t to) {
  while (from < to && !equal(items[from], value)) ++from;
  return from;
}

Value remove(Arguments& arguments) {
  std::vector<Value>& items = changeable_list(arguments);
  const std::size_t at = find_item(items, arguments[1], 0, items.size());
  if (at == items.size())
    throw TemplateError(ErrorKind::kValueError, "`remove` of what is not in the list");
  items.erase(items.begin() + static_cast<std::ptrdiff_t>(at));
  return Value::none();
}

Value index(Arguments& arguments) {
  const std::span<const Value> items = arguments[0].items();
  const auto from = static_cast<std::size_t>(clamped(arguments.integer(2), items.size()));
  const auto to = arguments[3].is_none()
                      ? items.size()
                      : static_cast<std::size_t>(clamped(arguments.integer(3), items.size()));
  const std::size_t at = find_item(items, arguments[1], from, to);
  if (at >= to)
    throw TemplateError(ErrorKind::kValueError,
                        fmt::format("{} is not in the list", to_repr(arguments[1])));
  return Value::integer(static_cast<std::int64_t>(at));
}

Value count(Arguments& arguments) {
  const std::span<const Value> items = arguments[0].items();
  return Value::integer(std::count_if(
      items.begin(), items.end(), [&](const Value& item) { return equal(item, arguments[1]); }));
}

Value apply_filter(Arguments& arguments, std::string_view name, std::vector<NamedArgument> named) {
  const Registered& filter = *find_filter(arguments.environment(), name);
  std::vector<Value> positional{arguments[0]};
  return call_bound(arguments.render(), filter.signature, filter.function, {positional, named});
}

Value sort(Arguments& arguments) {
  std::vector<Value>& items = changeable_list(arguments);
  std::vector<NamedArgument> named{{Value::view("reverse"), arguments[1]},
                                   {Value::view("case_sensitive"), Value::boolean(true)}};
  items = elements_of(apply_filter(arguments, "sort", std::move(named)));
  return Value::none();
}

Registry make_list_methods() {
  Registry methods;
  add(methods, "append", "object", append);
  add(methods, "extend", "iterable", extend);
  add(methods, "insert", "index, object", insert);
  add(methods, "pop", "index=-1", pop);
  add(methods, "remove", "value", remove);
  add(methods, "index", "value, start=0, stop=none", index);
  add(methods, "count", "value", count);
  add(methods, "sort", "reverse=false", sort);
  add(methods, "clear", "",
      [](Arguments& arguments) { return changeable_list(arguments).clear(), Value::none(); });
  add(methods, "copy", "", [](Arguments& arguments) {
    return Value::list(elements_of(arguments[0]), Change::kAllowed);
  });
  add(methods, "reverse", "", [](Arguments& arguments) {
    std::vector<Value>& items = changeable_list(arguments);
    std::reverse(items.begin(), items.end());
    return Value::none();
  });
  return methods;
}

Registry make_tuple_methods() {
  Registry methods;
  add(methods, "index", "value, start=0, stop=none", index);
  add(methods, "count", "value", count);
  return methods;
}

/// `d.keys()`, `d.values()`, `d.items()`: what they show changes with the dict.
class DictView final : public Object {
 public:
  enum class Part : std::uint8_t { kKeys, kValues, kItems };
  DictView(Value dict, Part part) : dict_(std::move(dict)), part_(part) {}
  std::string_view type_name() const override {
    constexpr std::string_view kNames[] = {"dict_keys", "dict_values", "dict_items"};
    return kNames[static_cast<std::size_t>(part_)];
  }
  Kind kind() const override { return Kind::kCollection; }
  std::size_t length() const override { return dict_.as_dict().size(); }
  Value element(std::size_t index) const override {
    const Dict::Entry& entry = dict_.as_dict().entries()[index];
    if (part_ == Part::kItems) return Value::tuple({entry.key, entry.value});
    return part_ == Part::kKeys ? entry.key : entry.value;
  }
  void append_repr(std::string& out, unsigned depth) const override {
    out.append(type_name()).append("(");
    Object::append_repr(out, depth + 1);
    out += ')';
  }
  std::span<Value> held_values() override { return {&dict_, 1}; }

 private:
  Value dict_;
  Part part_;
};

Value get(Arguments& arguments) {
  const Value* found = arguments[0].as_dict().find(arguments[1]);
  return found != nullptr ? *found : arguments.take(2);
}

Value pop_key(Arguments& arguments) {
  Dict& dict = changeable_dict(arguments);
  if (const Value* found = dict.find(arguments[1])) {
    Value value = *found;
    dict.erase(arguments[1]);
    return value;
  }
  if (arguments.has(2)) return arguments.take(2);
  throw TemplateError(ErrorKind::kKeyError,
                      fmt::format("there is no key {}", to_repr(arguments[1])));
}

Value pop_item(Arguments& arguments) {
  Dict& dict = changeable_dict(arguments);
  if (dict.size() == 0) throw TemplateError(ErrorKind::kKeyError, "`popitem` of an empty dict");
  const Dict::Entry last = dict.entries().back();
  dict.erase(last.key);
  return Value::tuple({last.key, last.value});
}

Value set_default(Arguments& arguments) {
  if (const Value* found = arguments[0].as_dict().find(arguments[1])) return *found;
  check_circle(arguments[0], arguments[2]);
  changeable_dict(arguments).set(arguments[1], arguments[2]);
  return arguments.take(2);
}

void update_from(Arguments& arguments, Dict& dict, const Value& source) {
  check_circle(arguments[0], source);
  if (source.is_dict()) {
    for (const Dict::Entry& entry : source.as_dict().entries()) dict.set(entry.key, entry.value);
    return;
  }
  for (const Value& item : elements_of(source)) {
    const std::vector<Value> pair = elements_of(item);
    if (pair.size() != 2)
      throw TemplateError(ErrorKind::kValueError,
                          fmt::format("`update` takes pairs, not {} values", pair.size()));
    check_circle(arguments[0], pair[1]);
    dict.set(pair[0], pair[1]);
  }
}

Value update(Arguments& arguments) {
  Dict& dict = changeable_dict(arguments);
  for (const Value& source : arguments.rest()) update_from(arguments, dict, source);
  for (const auto& [name, value] : arguments.named()) {
    check_circle(arguments[0], value);
    dict.set(name, value);
  }
  return Value::none();
}

Registry make_dict_methods() {
  Registry methods;
  const auto view = [](DictView::Part part) {
    return [part](Arguments& arguments) { return make_object<DictView>(arguments[0], part); };
  };
  add(methods, "keys", "", view(DictView::Part::kKeys));
  add(methods, "values", "", view(DictView::Part::kValues));
  add(methods, "items", "", view(DictView::Part::kItems));
  add(methods, "get", "key, default=none", get);
  add(methods, "pop", "key, default=none", pop_key);
  add(methods, "popitem", "", pop_item);
  add(methods, "setdefault", "key, default=none", set_default);
  add(methods, "update", "*sources, **named", update);
  add(methods, "copy", "", [](Arguments& arguments) {
    return Value::dict(Dict(arguments[0].as_dict()), Change::kAllowed);
  });
  add(methods, "clear", "",
      [](Arguments& arguments) { return changeable_dict(arguments).clear(), Value::none(); });
  return methods;
}

}  // namespace

const Registry& list_methods() {
  static const Registry kMethods = make_list_methods();
  return kMethods;
}

const Registry& tuple_methods() {
  static const Registry kMethods = make_tuple_methods();
  return kMethods;
}

const Registry& dict_methods() {
  static const Registry kMethods = make_dict_methods();
  return kMethods;
}

}  // namespace jinja
