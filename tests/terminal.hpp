// Runs a program at a terminal, with a person who types.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "process.hpp"

namespace offprint {

/// Runs `program` in `folder` at a terminal of its own, into which `typed` is typed ("\x04" is
/// Ctrl-D), and waits for it. `out` is what the terminal shows of outputs and errors, without what
/// was typed and without carriage returns.
ProcessResult run_at_terminal(const std::filesystem::path& program,
                              const std::vector<std::string>& arguments,
                              const std::filesystem::path& folder, const std::string& typed);

}  // namespace offprint
