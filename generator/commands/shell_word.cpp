#include "commands/shell_word.hpp"

#include <algorithm>

namespace offprint {
namespace {

/// Nothing that a shell takes for its own; the bytes of other scripts are not.
bool is_plain(char c) {
  constexpr std::string_view kSpecial = " !\"#$&'()*;<>?[\\]^`{|}~\x7F";
  return (c < 0 || c > ' ') && kSpecial.find(c) == std::string_view::npos;
}

}  // namespace

std::string shell_word(std::string_view text) {
  if (!text.empty() && std::ranges::all_of(text, is_plain)) return std::string(text);
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

}  // namespace offprint
