#include "text/math_alphabet.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.hpp"

namespace offprint {
namespace {

struct Letters {
  char32_t upper, lower, digits;  ///< code points of A, a and 0; 0: there are none
};

constexpr std::array<Letters, 3> kLetters{
    {{0x1D538, 0x1D552, 0x1D7D8}, {0x1D49C, 0x1D4B6, 0}, {0x1D504, 0x1D51E, 0}}};

/// Letters that Unicode had before it had the alphabets; their places there are empty.
constexpr std::array<std::pair<char32_t, char32_t>, 23> kOlder{{
    {0x1D53A, 0x2102}, {0x1D53F, 0x210D}, {0x1D545, 0x2115}, {0x1D547, 0x2119}, {0x1D548, 0x211A},
    {0x1D549, 0x211D}, {0x1D551, 0x2124}, {0x1D49D, 0x212C}, {0x1D4A0, 0x2130}, {0x1D4A1, 0x2131},
    {0x1D4A3, 0x210B}, {0x1D4A4, 0x2110}, {0x1D4A7, 0x2112}, {0x1D4A8, 0x2133}, {0x1D4AD, 0x211B},
    {0x1D4BA, 0x212F}, {0x1D4BC, 0x210A}, {0x1D4C4, 0x2134}, {0x1D506, 0x212D}, {0x1D50B, 0x210C},
    {0x1D50C, 0x2111}, {0x1D515, 0x211C}, {0x1D51D, 0x2128},
}};

char32_t assigned(char32_t c) {
  const auto older = std::ranges::find(kOlder, c, [](const auto& entry) { return entry.first; });
  return older == kOlder.end() ? c : older->second;
}

char32_t mapped(const Letters& letters, char32_t c) {
  if (c >= 'A' && c <= 'Z') return assigned(letters.upper + (c - 'A'));
  if (c >= 'a' && c <= 'z') return assigned(letters.lower + (c - 'a'));
  if (c >= '0' && c <= '9' && letters.digits) return letters.digits + (c - '0');
  return c;
}

}  // namespace

std::string in_alphabet(Alphabet alphabet, std::string_view text) {
  const Letters& letters = kLetters[static_cast<std::size_t>(alphabet)];
  std::string out;
  for (std::size_t i = 0; i < text.size();) append_utf8(out, mapped(letters, decode_utf8(text, i)));
  return out;
}

}  // namespace offprint
