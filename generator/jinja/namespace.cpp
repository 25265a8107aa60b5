#include "jinja/namespace.hpp"

#include <utility>

#include "jinja/error.hpp"

namespace jinja {

Value Namespace::find_attribute(const Name& name) const {
  const Value* found = attributes_.find(name);
  return found == nullptr ? Value() : *found;
}

Value Namespace::find_item(const Value& key) const {
  return key.is_string() ? find_attribute(Name(key.as_string())) : Value();
}

/// A namespace may hold itself: each level of text holds the whole, so that the depth ends it.
void Namespace::append_repr(std::string& out, unsigned depth) const {
  check_depth(depth);
  out += "<Namespace {";
  std::string_view separator;
  for (const Dict::Entry& entry : attributes_.entries()) {
    out += separator;
    jinja::append_repr(out, entry.key, depth + 1);
    out += ": ";
    jinja::append_repr(out, entry.value, depth + 1);
    separator = ", ";
  }
  out += "}>";
}

}  // namespace jinja
