// The first byte of a text that is not like the others, sixteen looked at in one step.
//
// What is looked for is said in comparisons joined by `&` and `|`, which GCC and Clang read for one
// byte and for a vector of them alike. Bytes are signed: what is not ASCII is below zero.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace offprint {

/// Sixteen bytes; a comparison gives -1 for each of which it holds, and 0 for the others.
using ByteBlock = signed char __attribute__((vector_size(16)));

/// Place of the first byte of a comparison's result that is not 0, or 16.
inline std::size_t first_hit(ByteBlock hits) {
  const auto halves = std::bit_cast<std::array<std::uint64_t, 2>>(hits);
  for (std::size_t i = 0; i < halves.size(); ++i) {
    if (halves[i] == 0) continue;
    const int before = std::endian::native == std::endian::little ? std::countr_zero(halves[i])
                                                                  : std::countl_zero(halves[i]);
    return i * sizeof halves[i] + static_cast<std::size_t>(before) / 8;
  }
  return sizeof hits;
}

/// The first eight bytes of a text and its last, of which the text has eight to sixteen.
inline ByteBlock two_halves(std::string_view text) {
  std::array<std::uint64_t, 2> halves;
  std::memcpy(&halves[0], text.data(), sizeof halves[0]);
  std::memcpy(&halves[1], text.data() + text.size() - sizeof halves[1], sizeof halves[1]);
  return std::bit_cast<ByteBlock>(halves);
}

/// Offset of the first byte from `from` on for which `odd` holds; the size where there is none.
///
///     find_byte("plain <b>", [](auto c) { return (c == '<') | (c < ' '); }) == 6
template <class Odd>
std::size_t find_byte(std::string_view text, Odd odd, std::size_t from = 0) {
  ByteBlock block;
  for (; text.size() - from >= sizeof block; from += sizeof block) {
    std::memcpy(&block, text.data() + from, sizeof block);
    if (const std::size_t hit = first_hit(odd(block)); hit < sizeof block) return from + hit;
  }
  if (const std::size_t rest = text.size() - from; rest >= sizeof block / 2) {
    const std::size_t hit = first_hit(odd(two_halves(text.substr(from))));
    if (hit == sizeof block) return text.size();
    return from + (hit < sizeof block / 2 ? hit : rest - sizeof block + hit);
  }
  while (from < text.size() && !odd(static_cast<signed char>(text[from]))) ++from;
  return from;
}

}  // namespace offprint
