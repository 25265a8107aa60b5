#include "jinja/access.hpp"

#include <charconv>

#include "jinja/error.hpp"
#include "jinja/methods.hpp"
#include "jinja/object.hpp"
#include "jinja/operations.hpp"
#include "jinja/undefined.hpp"

namespace jinja {
namespace {

Value object_attribute(const Object& object, const Name& name, std::atomic<std::uint32_t>& hint) {
  const Shape& shape = object.shape();
  const std::size_t index = shape.find(name, hint);
  return index < shape.size() ? object.attribute(index) : object.find_attribute(name);
}

/// What an undefined value answers when asked for more.
Value from_undefined(const Value& object) {
  if (object.missing().behaviour != UndefinedBehaviour::kChainable) throw_undefined(object);
  return object;
}

Value dict_item(const Value& dict, const Value& key) {
  const Value* found = dict.as_dict().find(key);
  if (found == nullptr) return Value();
  return !dict.is_owning() && dict.is_frozen() ? found->borrowed() : *found;
}

Value object_item(const Object& object, const Value& key) {
  if (object.kind() != Object::Kind::kSequence || !(key.is_integer() || key.is_boolean()))
    return object.find_item(key);
  const std::int64_t length = static_cast<std::int64_t>(object.length());
  const std::int64_t index = key.as_integer() < 0 ? key.as_integer() + length : key.as_integer();
  return index >= 0 && index < length ? object.element(static_cast<std::size_t>(index)) : Value();
}

bool is_hashable(const Value& key) {
  if (key.is_list() || key.is_dict()) return false;
  if (!key.is_tuple()) return true;
  for (const Value& item : key.items()) {
    if (!is_hashable(item)) return false;
  }
  return true;
}

/// The item without a fallback; nameless where there is none.
Value plain_item(const Value& object, const Value& key) {
  if (object.is_dict()) return is_hashable(key) ? dict_item(object, key) : Value();
  if (object.is_object()) return object_item(object.as_object(), key);
  return key.is_integer() || key.is_boolean() ? item_at(object, key.as_integer()) : Value();
}

/// The name that a missing item is remembered by: it must last as long as the render.
std::string_view kept_name(Render& render, const Value& key) {
  return render.arena.keep(key.is_string() ? std::string(key.as_string()) : to_repr(key));
}

/// A part of a dotted path: an integer where it is one.
Value path_part(std::string_view part) {
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
  const bool digits = error == std::errc() && end == part.data() + part.size() && part[0] != '-';
  return digits ? Value::integer(number) : Value::view(part);
}

}  // namespace

bool is_dict_method(std::string_view name) {
  return dict_methods().find(name) != dict_methods().end();
}

Value get_attribute(Render& render, const Value& object, const Name& name,
                    std::atomic<std::uint32_t>& hint) {
  if (object.is_undefined()) return from_undefined(object);
  if (object.is_object()) {
    Value value = object_attribute(object.as_object(), name, hint);
    if (!value.is_nameless()) return value;
  } else if (const Registered* method = find_method(object, name.text)) {
    return bind_method(object, *method);
  }
  Value value = plain_item(object, Value::view(name.text));
  return value.is_nameless() ? render.undefined(name.text, Cause::kAttribute, object.type())
                             : value;
}

Value get_attribute(Render& render, const Value& object, const Name& name) {
  std::atomic<std::uint32_t> hint{0};
  Value value = get_attribute(render, object, name, hint);
  if (!value.is_undefined() || value.missing().name.data() != name.text.data()) return value;
  return render.undefined(render.arena.keep(name.text), Cause::kAttribute, object.type());
}

Value get_item(Render& render, const Value& object, const Value& key) {
  if (object.is_undefined()) return from_undefined(object);
  if (key.is_undefined()) is_true(key);
  Value value = plain_item(object, key);
  if (!value.is_nameless()) return value;
  if (key.is_string()) return get_attribute(render, object, Name(key.as_string()));
  return render.undefined(kept_name(render, key), Cause::kItem, object.type());
}

Value get_path(Render& render, const Value& object, const Value& path) {
  if (!path.is_string()) return get_item(render, object, path);
  Value value = object;
  for (std::string_view rest = path.as_string();;) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    value = get_item(render, value, path_part(rest.substr(0, dot)));
    if (dot == rest.size()) return value;
    rest.remove_prefix(dot + 1);
  }
}

}  // namespace jinja
