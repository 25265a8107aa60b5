// Completion of what is typed at a shell's prompt: commands and options by name, folders and files
// where one is meant.
#pragma once

#include <string>

#include "commands/command_guide.hpp"

namespace offprint {

/// For the folder bash-completion/completions, under the program's name; or to be sourced.
std::string render_bash_completion(const CommandGuide& program);

/// For a folder of `$fpath`, as `_offprint`.
std::string render_zsh_completion(const CommandGuide& program);

/// For the folder fish/vendor_completions.d, as `offprint.fish`.
std::string render_fish_completion(const CommandGuide& program);

}  // namespace offprint
