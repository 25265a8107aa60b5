// The settings of an old site that have no counterpart here, told one by one.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "migrate/migration.hpp"

namespace offprint {

/// Tells of each key of a file of settings that is not `taken` and says something: the theme's in a
/// line each, those of how the generator works in one.
void leave_settings(const Node& settings, const std::string& path,
                    std::span<const std::string_view> taken, Migration& move);

}  // namespace offprint
