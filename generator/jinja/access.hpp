// Attributes and items of values: `a.b`, `a['b']`, as Jinja2's environment looks them up.
#pragma once

#include <atomic>

#include "jinja/render.hpp"
#include "jinja/value.hpp"

namespace jinja {

/// `object.name`: an attribute or method, else the item of that name, else undefined. An
/// UndefinedError where the object itself is undefined.
Value get_attribute(Render& render, const Value& object, const Name& name,
                    std::atomic<std::uint32_t>& hint);
Value get_attribute(Render& render, const Value& object, const Name& name);

/// `object[key]`: the item, else where the key is a string the attribute of that name, else
/// undefined.
Value get_item(Render& render, const Value& object, const Value& key);

/// An attribute by a dotted path, as filters take it: `"author.name"`, `"tags.0"`, or an integer.
Value get_path(Render& render, const Value& object, const Value& path);

/// Is the attribute of a dict a method, whatever its keys?
bool is_dict_method(std::string_view name);

}  // namespace jinja
