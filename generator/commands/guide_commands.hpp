// `offprint manual` and `offprint completion SHELL`: texts on the command line itself, for those
// who make packages. `--help` does not list them.
#pragma once

#include "commands/console.hpp"
#include "commands/exit_status.hpp"

namespace CLI {
class App;
}  // namespace CLI

namespace offprint {

/// Adds both commands to the program's.
void describe_guides(CLI::App& program);

/// Prints the manual page of `program`, for `man -l -`.
ExitStatus run_manual(const CLI::App& program, const Console& console);

/// Prints what the shell that was named takes to complete the commands of `program`.
ExitStatus run_completion(const CLI::App& program, const Console& console);

}  // namespace offprint
