// What the builds of a site that was just written will say of its content.
#pragma once

#include <filesystem>

#include "commands/console.hpp"

namespace offprint {

/// Loads and joins the content, prints the first few warnings and errors, and how many there are.
/// Says nothing where there are none.
void report_warnings(const std::filesystem::path& site, const Console& console);

}  // namespace offprint
