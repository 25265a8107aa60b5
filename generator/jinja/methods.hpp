// The methods of strings, lists, dicts and numbers that Python has and templates use.
#pragma once

#include <string_view>

#include "jinja/library.hpp"
#include "jinja/value.hpp"

namespace jinja {

/// The method of that name, whose first parameter is the value; null where the type has none.
const Registered* find_method(const Value& value, std::string_view name);

/// The method as a value, with what it belongs to.
Value bind_method(const Value& value, const Registered& method);

/// Calls a method that `bind_method` made, or any other object of the role kMethod.
Value call_method(Render& render, const Object& method, GivenArguments given);

/// Calls a method of a value.
Value call_method(Render& render, const Value& value, const Registered& method,
                  GivenArguments given);

const Registry& string_methods();
const Registry& list_methods();
const Registry& tuple_methods();
const Registry& dict_methods();
const Registry& integer_methods();
const Registry& float_methods();

}  // namespace jinja
