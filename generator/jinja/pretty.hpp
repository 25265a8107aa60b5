// Values printed over several lines, as Python's pprint does: for `{{ x|pprint }}`.
#pragma once

#include <string>

#include "jinja/value.hpp"

namespace jinja {

/// On one line where that takes at most 80 characters, else an item a line. Dicts are sorted by
/// key.
std::string pretty(const Value& value);

}  // namespace jinja
