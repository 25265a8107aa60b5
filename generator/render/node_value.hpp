// A located tree as templates see it: maps are dicts, lists lists, scalars what they were spelt as.
#pragma once

#include "base/node.hpp"
#include "jinja/value.hpp"

namespace offprint {

/// The value of a node, with storage of its own, frozen. Integers keep every digit.
jinja::Value to_value(const Node& node);

}  // namespace offprint
