// What the builds of a site that was just written will say of its content.
#pragma once

#include "commands/console.hpp"
#include "commands/planned_site.hpp"

namespace offprint {

/// Prints the first few warnings and errors, and how many there are. Says nothing where there are
/// none.
void report_warnings(const PlannedSite& site, const Console& console);

}  // namespace offprint
