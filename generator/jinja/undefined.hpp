// What is said when something undefined is used.
#pragma once

#include <string>

#include "jinja/value.hpp"

namespace jinja {

/// "`title` is undefined", "`dict` has no attribute `title`"
std::string describe_undefined(const Missing& missing);

/// What DebugUndefined prints: `{{ title }}`.
std::string debug_undefined(const Missing& missing);

[[noreturn]] void throw_undefined(const Value& value);

}  // namespace jinja
