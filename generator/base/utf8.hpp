// UTF-8: decoding, checking, counting. Text inside the program is valid UTF-8 from the moment it
// was read.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace offprint {

/// The code point that begins at `offset`, which is moved behind it. Bytes that are not UTF-8 give
/// U+FFFD, one a byte. `offset` must be below the size of the text.
char32_t decode_utf8(std::string_view text, std::size_t& offset);

/// Appends a code point; surrogates and what lies above U+10FFFF become U+FFFD.
void append_utf8(std::string& out, char32_t code_point);

/// Offset of the first byte that is not part of valid UTF-8 (overlong forms and surrogates are
/// not), or nothing.
std::optional<std::size_t> find_invalid_utf8(std::string_view text);

/// The text, with U+FFFD for every byte that is not UTF-8.
std::string to_valid_utf8(std::string_view text);

/// Number of code points; the text must be valid.
std::size_t count_code_points(std::string_view text);

/// `length` code points from the `from`-th on (counted from 0), cut to what is there; a view into
/// `text`.
std::string_view slice_code_points(std::string_view text, std::size_t from,
                                   std::size_t length = std::string_view::npos);

/// The whole text as code points, and back.
std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);

}  // namespace offprint
