#include "commands/console.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace offprint {
namespace {

bool wants_color() {
  const char* const refusal = std::getenv("NO_COLOR");
  const char* const terminal = std::getenv("TERM");
  return (refusal == nullptr || *refusal == '\0') && terminal != nullptr &&
         std::string_view(terminal) != "dumb";
}

void put(std::FILE* stream, std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stream);
  std::fflush(stream);
}

}  // namespace

void Console::print(std::string_view text) const { put(stdout, text); }

void Console::print_error(std::string_view text) const { put(stderr, text); }

Console find_console() {
  const bool out = ::isatty(STDOUT_FILENO) == 1, error = ::isatty(STDERR_FILENO) == 1;
  const bool color = wants_color();
  return {out && color, error && color, error && std::getenv("TERM") != nullptr};
}

std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::string counted(std::uint64_t number, std::string_view noun) {
  return grouped(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

}  // namespace offprint
