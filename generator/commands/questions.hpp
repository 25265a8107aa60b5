// Questions to a person at a terminal.
#pragma once

#include <functional>
#include <optional>
#include <string>

namespace offprint {

/// Shows a text and waits for a line; nothing where the person ends the input (Ctrl-D). Empty:
/// there is nobody to ask.
using Ask = std::function<std::optional<std::string>(const std::string& question)>;

/// Asks where standard input and standard error are a terminal.
Ask find_person();

}  // namespace offprint
