// `text.format(…)`
#pragma once

#include "jinja/signature.hpp"
#include "jinja/value.hpp"

namespace jinja {

class Render;

/// A safe text stays safe: what goes into it is escaped.
Value format_braces(Render& render, const Value& text, GivenArguments given);

}  // namespace jinja
