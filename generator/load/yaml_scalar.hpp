// What a plain scalar of YAML means: the core schema of YAML 1.2 (chapter 10.3), in the spellings
// that JSON has too.
#pragma once

#include <string_view>

#include "base/node.hpp"

namespace offprint {

/// The kind of a scalar that stands without quotes:
///
///     kind_of_plain("true")  == Node::Kind::kBoolean     kind_of_plain("no")   ==
///     Node::Kind::kString kind_of_plain("010")   == Node::Kind::kInteger     kind_of_plain("1.10")
///     == Node::Kind::kFloat
Node::Kind kind_of_plain(std::string_view text);

}  // namespace offprint
