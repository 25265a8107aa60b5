// Where a command speaks to whoever started it, and how.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

/// Standard output takes what was asked for, standard error what went wrong and how far it is.
struct Console {
  bool color_out = false;    ///< standard output is a terminal that shows colours
  bool color_error = false;  ///< so is standard error
  bool live = false;         ///< standard error is a terminal: a line may be drawn over

  void print(std::string_view text) const;        ///< to standard output
  void print_error(std::string_view text) const;  ///< to standard error
};

/// What the process was given. `NO_COLOR` (no-color.org) and `TERM=dumb` turn colours off.
Console find_console();

/// "1,234,567".
std::string grouped(std::uint64_t number);

/// "1 page", "2 pages"; the plural has an `s`.
std::string counted(std::uint64_t number, std::string_view noun);

}  // namespace offprint
