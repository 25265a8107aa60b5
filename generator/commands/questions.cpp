#include "commands/questions.hpp"

#include <unistd.h>

#include <iostream>

#include "base/unicode.hpp"

namespace offprint {
namespace {

std::optional<std::string> ask_terminal(const std::string& question) {
  std::cerr << question << std::flush;
  std::string line;
  if (std::getline(std::cin, line)) return std::string(trim(line));
  std::cerr << "\n";
  return std::nullopt;
}

}  // namespace

Ask find_person() {
  const bool there = ::isatty(STDIN_FILENO) == 1 && ::isatty(STDERR_FILENO) == 1;
  return there ? Ask(ask_terminal) : Ask();
}

}  // namespace offprint
