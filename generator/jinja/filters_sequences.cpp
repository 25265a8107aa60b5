// length, count, first, last, list, items, join, reverse, batch, slice, unique, default, attr,
// random.
#include <fmt/format.h>

#include <algorithm>
#include <deque>

#include "jinja/access.hpp"
#include "jinja/error.hpp"
#include "jinja/filters.hpp"
#include "jinja/methods.hpp"
#include "jinja/operations.hpp"

namespace jinja {

Value attribute_of(Render& render, const Value& element, const Value& path, const Value& fallback) {
  if (path.is_none()) return element;
  if (fallback.is_none()) return get_path(render, element, path);
  Value value = element;
  try {
    value = get_path(render, element, path);
  } catch (const TemplateError& error) {
    if (error.kind() != ErrorKind::kUndefinedError) throw;
    return fallback;
  }
  return value.is_undefined() ? fallback : value;
}

namespace {

Value length(Arguments& arguments) {
  return Value::integer(static_cast<std::int64_t>(length_of(arguments[0])));
}

Value nothing(std::string_view what) { return Value::undefined({what, Cause::kEmpty}); }

Value first(Arguments& arguments) {
  Walk walk(arguments.take(0));
  Value element;
  return walk.next(element) ? element : arguments.render().undefined("first", Cause::kEmpty);
}

Value last(Arguments& arguments) {
  const Value& sequence = arguments[0];
  if (sequence.is_object() && sequence.as_object().kind() == Object::Kind::kIterator)
    throw TemplateError(ErrorKind::kTypeError,
                        "`last` cannot walk a generator from its end; make a list of it first",
                        "write `|list|last`");
  const bool safe = sequence.is_safe();
  Walk walk(arguments.take(0));
  walk.collect();
  if (walk.size() == 0) return arguments.render().undefined("last", Cause::kEmpty);
  const Value element = walk.at(walk.size() - 1);
  return safe ? Value::safe(element.as_string()) : element;
}

Value list(Arguments& arguments) {
  return Value::list(elements_of(arguments.take(0)), Change::kAllowed);
}

Value items(Arguments& arguments) {
  const Value& value = arguments[0];
  if (value.is_undefined()) return is_true(value), make_iterator({});
  std::vector<Value> pairs;
  if (value.is_dict()) {
    for (const Dict::Entry& entry : value.as_dict().entries())
      pairs.push_back(Value::tuple({entry.key, entry.value}));
  } else if (value.is_object() && value.as_object().kind() == Object::Kind::kMapping) {
    for (Value& key : elements_of(value)) {
      Value found = value.as_object().find_item(key);
      pairs.push_back(Value::tuple({std::move(key), std::move(found)}));
    }
  } else {
    throw TemplateError(ErrorKind::kTypeError,
                        fmt::format("`items` takes a dict, not `{}`", type_name(value)));
  }
  return make_iterator(std::move(pairs));
}

/// Where text is escaped, one safe part makes the whole safe, and what is not safe is escaped.
Value join(Arguments& arguments) {
  std::vector<Value> parts = elements_of(arguments.take(0));
  const Value& path = arguments[2];
  for (Value& part : parts) part = to_string_value(attribute_of(arguments.render(), part, path));
  const Value separator = to_string_value(arguments[1]);
  const bool safe =
      arguments.autoescape() &&
      (separator.is_safe() ||
       std::any_of(parts.begin(), parts.end(), [](const Value& part) { return part.is_safe(); }));
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += safe ? escaped(separator).as_string() : separator.as_string();
    out += safe ? escaped(parts[i]).as_string() : parts[i].as_string();
  }
  return safe ? Value::safe(out) : Value::text(out);
}

Value reverse(Arguments& arguments) {
  const Value& value = arguments[0];
  if (value.is_string()) return slice(value, Value::none(), Value::none(), Value::integer(-1));
  std::vector<Value> elements;
  try {
    elements = elements_of(value);
  } catch (const TemplateError& error) {
    if (error.kind() != ErrorKind::kTypeError) throw;
    throw TemplateError(
        ErrorKind::kFilterArgumentError,
        fmt::format("`reverse` takes what can be iterated over, not `{}`", type_name(value)));
  }
  std::reverse(elements.begin(), elements.end());
  if (value.is_object() && value.as_object().kind() == Object::Kind::kIterator)
    return Value::list(std::move(elements), Change::kAllowed);
  return make_iterator(std::move(elements));
}

Value batch(Arguments& arguments) {
  const std::int64_t size = arguments.integer(1);
  const Value& fill = arguments[2];
  std::vector<Value> batches, current;
  for (Value& element : elements_of(arguments[0])) {
    if (static_cast<std::int64_t>(current.size()) == size)
      batches.push_back(Value::list(std::exchange(current, {}), Change::kAllowed));
    current.push_back(std::move(element));
  }
  if (!current.empty()) {
    if (size > 0) arguments.render().check_items(static_cast<std::uint64_t>(size));
    while (!fill.is_none() && static_cast<std::int64_t>(current.size()) < size)
      current.push_back(fill);
    batches.push_back(Value::list(std::move(current), Change::kAllowed));
  }
  return make_iterator(std::move(batches));
}

Value slice_into(Arguments& arguments) {
  const std::vector<Value> all = elements_of(arguments[0]);
  const std::int64_t count = arguments.integer(1);
  const Value& fill = arguments[2];
  if (count == 0)
    throw TemplateError(ErrorKind::kZeroDivisionError, "`slice` cannot make 0 slices");
  if (count > 0) arguments.render().check_items(static_cast<std::uint64_t>(count));
  std::vector<Value> slices;
  const std::int64_t size = static_cast<std::int64_t>(all.size());
  std::int64_t begin = 0;
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t end = begin + size / count + (i < size % count);
    std::vector<Value> items(all.begin() + begin, all.begin() + end);
    if (!fill.is_none() && i >= size % count) items.push_back(fill);
    slices.push_back(Value::list(std::move(items), Change::kAllowed));
    begin = end;
  }
  return make_iterator(std::move(slices));
}

Value unique(Arguments& arguments) {
  Render& render = arguments.render();
  Dict seen;
  std::vector<Value> kept;
  const bool case_sensitive = arguments.truth(1);
  const Value path = arguments[2];
  for (Value& element : elements_of(arguments.take(0))) {
    Value key = comparison_key(render, element, path, case_sensitive);
    if (seen.find(key) != nullptr) continue;
    seen.set(std::move(key), Value::none());
    kept.push_back(std::move(element));
  }
  return make_iterator(std::move(kept));
}

Value default_to(Arguments& arguments) {
  const Value& value = arguments[0];
  const bool missing = value.is_undefined() || (arguments.truth(2) && !is_true(value));
  return arguments.take(missing ? 1 : 0);
}

/// An attribute or method alone, never an item.
Value attr(Arguments& arguments) {
  const Value& object = arguments[0];
  const std::string name(arguments.string(1));
  Render& render = arguments.render();
  Value value;
  if (object.is_object()) {
    std::atomic<std::uint32_t> hint{0};
    const Name key(name);
    const Shape& shape = object.as_object().shape();
    const std::size_t index = shape.find(key, hint);
    value = index < shape.size() ? object.as_object().attribute(index)
                                 : object.as_object().find_attribute(key);
  } else if (const Registered* method = find_method(object, name)) {
    value = bind_method(object, *method);
  } else if (object.is_undefined()) {
    return get_attribute(render, object, Name(name));
  }
  return value.is_nameless()
             ? render.undefined(render.arena.keep(name), Cause::kAttribute, object.type())
             : value;
}

Value random_element(Arguments& arguments) {
  Walk walk(arguments.take(0));
  walk.collect();
  if (walk.size() == 0) return nothing("random");
  return walk.at(arguments.render().random() % walk.size());
}

}  // namespace

void add_sequence_filters(Environment& environment) {
  environment.add_filter("length", "obj", length);
  environment.add_filter("count", "obj", length);
  environment.add_filter("first", "seq", first);
  environment.add_filter("last", "seq", last);
  environment.add_filter("list", "value", list);
  environment.add_filter("items", "value", items);
  environment.add_filter("join", "value, d='', attribute=none", join);
  environment.add_filter("reverse", "value", reverse);
  environment.add_filter("batch", "value, linecount, fill_with=none", batch);
  environment.add_filter("slice", "value, slices, fill_with=none", slice_into);
  environment.add_filter("unique", "value, case_sensitive=false, attribute=none", unique);
  environment.add_filter("default", "value, default_value='', boolean=false", default_to);
  environment.add_filter("d", "value, default_value='', boolean=false", default_to);
  environment.add_filter("attr", "obj, name", attr);
  environment.add_filter("random", "seq", random_element);
}

}  // namespace jinja
