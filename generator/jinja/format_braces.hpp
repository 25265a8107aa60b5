// `text.format(…)` and `text.format_map(…)`.
#pragma once

#include <span>

#include "jinja/signature.hpp"
#include "jinja/value.hpp"

namespace jinja {

class Render;

/// A safe text stays safe: what goes into it is escaped.
Value format_braces(Render& render, const Value& text, GivenArguments given);
/// The same where every field must be named.
Value format_braces_with(Render& render, const Value& text, std::span<NamedArgument> named);

}  // namespace jinja
