// The map of a record as text, for tests: one line a key, values in the manner of JSON.
//
//     title: A {Title}
//     issued: {date-parts: [[2020, 6]]}
#pragma once

#include <string>

#include "base/diagnostic.hpp"
#include "base/node.hpp"
#include "base/source.hpp"

std::string dump_map(const offprint::Node& map);

/// "line:column: message; hint", one line each, sorted.
std::string dump_diagnostics(const offprint::Diagnostics& diagnostics,
                             const offprint::Sources& sources);
