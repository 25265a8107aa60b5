// The manual page: what `--help` says of all commands, one after the other, as roff with the macros
// of man(7).
#pragma once

#include <string>

#include "commands/command_guide.hpp"

namespace offprint {

/// For `man -l`. What stands in backticks is set in bold type.
std::string render_manual(const CommandGuide& program);

}  // namespace offprint
