// Why a text is no YAML, in our words.
//
// yaml-cpp says what it missed in terms of its own grammar ("illegal map value"); people need to
// hear what they can do about it. In go its message and where it gave up, out comes what to tell.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace offprint {

struct YamlFault {
  std::size_t offset = 0;
  std::string message;
  std::string hint;
};

/// Explains yaml-cpp's message about the text at `offset`.
YamlFault explain_yaml_fault(std::string_view text, std::size_t offset, std::string_view message);

/// The first quote from `from` on that begins a text which is never closed, or npos.
std::size_t find_open_quote(std::string_view text, std::size_t from);

/// Whether the text in quotes that begins at `offset` ends before the file does; yaml-cpp lets that
/// pass.
bool is_closed_quote(std::string_view text, std::size_t offset);

}  // namespace offprint
