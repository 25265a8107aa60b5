// Arguments to a command: the program's own manual is what `--help` prints.
#pragma once

namespace offprint {

/// Reads the arguments and runs the command they name. Returns the exit status
/// (commands/exit_status.hpp); nothing is thrown.
int run_command_line(int count, const char* const* arguments);

}  // namespace offprint
