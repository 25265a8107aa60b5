// Items by number, slices and `in`.
#include <fmt/format.h>
#include <algorithm>

#include "base/utf8.hpp"
#include "jinja/error.hpp"
#include "jinja/integer.hpp"
#include "jinja/object.hpp"
#include "jinja/operations.hpp"
#include "jinja/undefined.hpp"
#include "jinja/walk.hpp"

namespace jinja {
namespace {

std::int64_t bound(const Value& value, std::int64_t fallback) {
  if (value.is_none() || value.is_nameless()) return fallback;
  if (value.is_undefined()) throw_undefined(value);
  if (value.is_big()) return value.as_big().is_negative() ? INT64_MIN / 2 : INT64_MAX / 2;
  if (value.is_integer() || value.is_boolean())
    return std::clamp(value.as_integer(), INT64_MIN / 2, INT64_MAX / 2);
  throw TemplateError(ErrorKind::kTypeError,
                      fmt::format("a slice takes integers or none, not `{}`", type_name(value)));
}

std::int64_t into_range(std::int64_t index, std::int64_t size, std::int64_t lowest,
                        std::int64_t highest) {
  return std::clamp(index < 0 ? index + size : index, lowest, highest);
}

SliceBounds make_bounds(std::int64_t size, const Value& start, const Value& stop,
                        const Value& step) {
  SliceBounds bounds;
  bounds.step = bound(step, 1);
  if (bounds.step == 0)
    throw TemplateError(ErrorKind::kValueError, "the step of a slice cannot be zero");
  const bool forward = bounds.step > 0;
  const std::int64_t lowest = forward ? 0 : -1, highest = forward ? size : size - 1;
  const auto resolve = [&](const Value& value, std::int64_t fallback) {
    const bool open = value.is_none() || value.is_nameless();
    return open ? fallback : into_range(bound(value, 0), size, lowest, highest);
  };
  bounds.start = resolve(start, forward ? 0 : size - 1);
  bounds.stop = resolve(stop, forward ? size : -1);
  const std::int64_t distance = forward ? bounds.stop - bounds.start : bounds.start - bounds.stop;
  const std::int64_t stride = forward ? bounds.step : -bounds.step;
  bounds.count = distance <= 0 ? 0 : (distance - 1) / stride + 1;
  return bounds;
}

Value slice_ascii(const Value& value, const SliceBounds& bounds) {
  const std::string_view text = value.as_string();
  std::string out;
  if (bounds.step == 1) {
    out =
        text.substr(static_cast<std::size_t>(bounds.start), static_cast<std::size_t>(bounds.count));
  } else {
    for (std::int64_t i = 0; i < bounds.count; ++i)
      out += text[static_cast<std::size_t>(bounds.start + i * bounds.step)];
  }
  return value.is_safe() ? Value::safe(out) : Value::text(out);
}

Value slice_string(const Value& value, const Value& start, const Value& stop, const Value& step) {
  const std::string_view text = value.as_string();
  const std::size_t size = offprint::count_code_points(text);
  const SliceBounds bounds = make_bounds(static_cast<std::int64_t>(size), start, stop, step);
  if (bounds.count == 0) return value.is_safe() ? Value::safe_view({}) : Value::view({});
  if (size == text.size()) return slice_ascii(value, bounds);
  const std::u32string characters = offprint::to_utf32(text);
  std::u32string picked;
  for (std::int64_t i = 0; i < bounds.count; ++i)
    picked += characters[static_cast<std::size_t>(bounds.start + i * bounds.step)];
  const std::string out = offprint::to_utf8(picked);
  return value.is_safe() ? Value::safe(out) : Value::text(out);
}

std::vector<Value> slice_items(const Value& value, const SliceBounds& bounds) {
  Walk walk(value);
  std::vector<Value> items;
  for (std::int64_t i = 0; i < bounds.count; ++i)
    items.push_back(walk.at(static_cast<std::size_t>(bounds.start + i * bounds.step)));
  return items;
}

bool contains_text(const Value& text, const Value& part) {
  if (part.is_string()) return text.as_string().find(part.as_string()) != std::string_view::npos;
  throw TemplateError(ErrorKind::kTypeError,
                      fmt::format("a string can contain strings alone, not `{}`", type_name(part)));
}

}  // namespace

Value item_at(const Value& value, std::int64_t index) {
  if (!value.is_string() && !value.is_sequence()) return Value();
  const std::int64_t size = static_cast<std::int64_t>(length_of(value));
  if (index < 0) index += size;
  if (index < 0 || index >= size) return Value();
  const std::size_t at = static_cast<std::size_t>(index);
  if (value.is_string()) {
    const Value one = character(offprint::slice_code_points(value.as_string(), at, 1));
    return value.is_safe() ? Value::safe(one.as_string()) : one;
  }
  return !value.is_owning() && value.is_frozen() ? value.items()[at].borrowed() : value.items()[at];
}

Value slice(const Value& value, const Value& start, const Value& stop, const Value& step) {
  if (value.is_undefined()) throw_undefined(value);
  if (value.is_string()) return slice_string(value, start, stop, step);
  const bool elements = value.is_object() && value.as_object().kind() == Object::Kind::kSequence;
  if (!value.is_sequence() && !elements) {
    throw TemplateError(ErrorKind::kTypeError,
                        fmt::format("`{}` cannot be sliced", type_name(value)));
  }
  const SliceBounds bounds =
      make_bounds(static_cast<std::int64_t>(length_of(value)), start, stop, step);
  if (elements) return value.as_object().slice(bounds);
  std::vector<Value> items = slice_items(value, bounds);
  return value.is_tuple() ? Value::tuple(std::move(items))
                          : Value::list(std::move(items), Change::kAllowed);
}

bool contains(const Value& container, const Value& element) {
  if (container.is_string()) return contains_text(container, element);
  if (container.is_dict()) return container.as_dict().find(element) != nullptr;
  if (container.is_object() && container.as_object().kind() == Object::Kind::kMapping) {
    return !container.as_object().find_item(element).is_nameless();
  }
  Walk walk(container.borrowed());
  for (Value other; walk.next(other);) {
    if (equal(other, element)) return true;
  }
  return false;
}

}  // namespace jinja
