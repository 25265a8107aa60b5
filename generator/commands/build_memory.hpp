// What a build said, kept for the next one that has nothing to do, so that it says the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "commands/build_summary.hpp"

namespace offprint {

struct BuildMemory {
  LastingRows rows;      ///< of the summary
  std::string problems;  ///< diagnostics as they were printed, in colour
};

/// The memory as text, and back; nothing for what is no such text.
std::string to_text(const BuildMemory& memory);
std::optional<BuildMemory> parse_build_memory(std::string_view text);

/// The text without the codes that colour it.
std::string without_color(std::string_view text);

}  // namespace offprint
