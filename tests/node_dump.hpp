// A located tree as text, for tests: one line a value, with its place, children indented.
//
//     1:1 map
//       1:2 year: 1:8 integer 2024
#pragma once

#include <string>

#include "base/node.hpp"

std::string dump(const offprint::Node& node);
