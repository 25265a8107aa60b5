// What the files filters_*.cpp share.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "jinja/environment.hpp"
#include "jinja/library.hpp"
#include "jinja/object.hpp"
#include "jinja/render.hpp"
#include "jinja/walk.hpp"

namespace jinja {

/// `text` as a string value that is safe if `model` is: what methods of safe strings return.
Value text_like(const Value& model, std::string_view text);

/// The text of an argument that goes into a string: escaped where the string is safe and the
/// argument is not.
std::string argument_text(const Value& model, const Value& argument);

/// An attribute of the elements by a path, as `map(attribute=…)` and others take it. Undefined ones
/// become `fallback`, unless that is none.
Value attribute_of(Render& render, const Value& element, const Value& path,
                   const Value& fallback = Value::none());

/// The key by which sort, unique, groupby, min and max compare: the element or its attribute,
/// strings without regard to case.
Value comparison_key(Render& render, const Value& element, const Value& path, bool case_sensitive,
                     const Value& fallback = Value::none());

/// Python's lower case of strings, other values as they are.
Value without_case(const Value& value);

}  // namespace jinja
