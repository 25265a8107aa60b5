#include "base/utf8.hpp"

#include <algorithm>

#include "base/find_byte.hpp"

namespace offprint {
namespace {

constexpr char32_t kReplacement = 0xFFFD;

constexpr auto is_not_ascii = [](auto c) { return c < 0; };
bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// Length of the valid sequence at `offset` and its value; length 0 where there is none.
struct Sequence {
  std::size_t length;
  char32_t value;
};

Sequence sequence_at(std::string_view text, std::size_t offset) {
  const unsigned char lead = static_cast<unsigned char>(text[offset]);
  if (lead < 0x80) return {1, lead};
  const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4 || offset + length > text.size()) return {0, kReplacement};
  char32_t value = lead & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) {
    if (!continues(text[offset + i])) return {0, kReplacement};
    value = value << 6 | (static_cast<unsigned char>(text[offset + i]) & 0x3F);
  }
  constexpr char32_t kLeast[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  if (value < kLeast[length] || surrogate || value > 0x10FFFF) return {0, kReplacement};
  return {length, value};
}

}  // namespace

char32_t decode_utf8(std::string_view text, std::size_t& offset) {
  const Sequence sequence = sequence_at(text, offset);
  offset += std::max<std::size_t>(sequence.length, 1);
  return sequence.value;
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = kReplacement;
  const auto tail = [&](int shift) { out += static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    tail(0);
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    tail(6), tail(0);
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    tail(12), tail(6), tail(0);
  }
}

std::optional<std::size_t> find_invalid_utf8(std::string_view text) {
  for (std::size_t i = 0; (i = find_byte(text, is_not_ascii, i)) < text.size();) {
    const std::size_t length = sequence_at(text, i).length;
    if (length == 0) return i;
    i += length;
  }
  return std::nullopt;
}

std::string to_valid_utf8(std::string_view text) {
  if (!find_invalid_utf8(text)) return std::string(text);
  return to_utf8(to_utf32(text));
}

std::size_t count_code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return !continues(c); }));
}

std::string_view slice_code_points(std::string_view text, std::size_t from, std::size_t length) {
  const auto skip = [&](std::size_t offset, std::size_t count) {
    while (count > 0 && offset < text.size()) {
      ++offset;
      while (offset < text.size() && continues(text[offset])) ++offset;
      --count;
    }
    return offset;
  };
  const std::size_t begin = skip(0, from);
  return text.substr(begin, skip(begin, length) - begin);
}

std::u32string to_utf32(std::string_view text) {
  std::u32string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) out += decode_utf8(text, i);
  return out;
}

std::string to_utf8(std::u32string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

}  // namespace offprint
