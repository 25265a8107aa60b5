#include "jinja/object.hpp"

#include <algorithm>

#include "jinja/error.hpp"

namespace jinja {
namespace {

void append_sequence(std::string& out, const Object& object, unsigned depth) {
  out += '[';
  for (std::size_t i = 0; i < object.length(); ++i) {
    if (i > 0) out += ", ";
    append_repr(out, object.element(i), depth + 1);
  }
  out += ']';
}

void append_mapping(std::string& out, const Object& object, unsigned depth) {
  out += '{';
  for (std::size_t i = 0; i < object.length(); ++i) {
    if (i > 0) out += ", ";
    const Value key = object.element(i);
    append_repr(out, key, depth + 1);
    out += ": ";
    append_repr(out, object.find_item(key), depth + 1);
  }
  out += '}';
}

bool same_elements(const Object& a, const Object& b) {
  for (std::size_t i = 0; i < a.length(); ++i) {
    const Value key = a.element(i);
    const bool same = a.kind() == Object::Kind::kMapping ? equal(a.find_item(key), b.find_item(key))
                                                         : equal(key, b.element(i));
    if (!same) return false;
  }
  return true;
}

}  // namespace

Shape::Shape(std::initializer_list<std::string_view> names) : names_(names.begin(), names.end()) {}
Shape::Shape(std::vector<std::string_view> names) : names_(names.begin(), names.end()) {}

std::size_t Shape::find(const Name& name) const {
  const auto at = std::find(names_.begin(), names_.end(), name);
  return static_cast<std::size_t>(at - names_.begin());
}

std::size_t Shape::find(const Name& name, std::atomic<std::uint32_t>& hint) const {
  const std::size_t guess = hint.load(std::memory_order_relaxed);
  if (guess < names_.size() && names_[guess] == name) return guess;
  const std::size_t at = find(name);
  if (at < names_.size()) hint.store(static_cast<std::uint32_t>(at), std::memory_order_relaxed);
  return at;
}

const Shape& Object::shape() const {
  static const Shape kNone(std::vector<std::string_view>{});
  return kNone;
}

Value Object::attribute(std::size_t) const { return Value(); }
Value Object::find_attribute(const Name&) const { return Value(); }
Value Object::find_item(const Value&) const { return Value(); }
Value Object::element(std::size_t) const { return Value(); }
bool Object::next(Value&) const { return false; }

Value Object::slice(const SliceBounds& bounds) const {
  std::vector<Value> items;
  for (std::int64_t i = 0; i < bounds.count; ++i)
    items.push_back(element(static_cast<std::size_t>(bounds.start + i * bounds.step)));
  return Value::list(std::move(items), Change::kAllowed);
}

bool Object::truth() const {
  return kind() == Kind::kPlain || kind() == Kind::kIterator || length() > 0;
}

Value Object::call(Arguments&) const {
  throw TemplateError(ErrorKind::kTypeError, "`" + std::string(type_name()) + "` is not callable");
}

void Object::append_repr(std::string& out, unsigned depth) const {
  check_depth(depth);
  if (kind() == Kind::kSequence || kind() == Kind::kCollection)
    return append_sequence(out, *this, depth);
  if (kind() == Kind::kMapping) return append_mapping(out, *this, depth);
  out.append("<").append(type_name()).append(" object>");
}

bool Object::equals(const Object& other) const {
  if (this == &other) return true;
  const bool comparable =
      kind() != Kind::kPlain && kind() != Kind::kIterator && kind() == other.kind();
  return comparable && length() == other.length() && same_elements(*this, other);
}

}  // namespace jinja
