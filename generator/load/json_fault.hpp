// Why a text is no JSON, for the one place where the parser gave up.
//
// In go the text, the end of the last token that was right, and what may follow it; out come the
// offset of the first wrong byte and a sentence about it. The parser itself only says yes or no, so
// that its speed is not spent on words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

/// What the grammar wants behind the last right token.
enum class JsonExpects : std::uint8_t {
  kValue,          ///< at the very beginning, or behind a key's colon
  kItemOrEnd,      ///< behind `[`
  kKeyOrEnd,       ///< behind `{`
  kColonAndValue,  ///< behind a key
  kNextItem,       ///< behind an item of a list: `, value` or `]`
  kNextMember,     ///< behind a value of a map: `, key` or `}`
  kEnd,            ///< behind the one value that a file holds
};

struct JsonFault {
  std::size_t offset = 0;
  std::size_t length = 1;  ///< in bytes, to underline
  std::string message;
  std::string hint;
};

/// Length of the number, as JSON writes numbers, with which `text` begins; 0 where it does not.
std::size_t json_number_length(std::string_view text);

/// Explains why the text from `offset` on is not what `expects` wants.
JsonFault explain_json_fault(std::string_view text, std::size_t offset, JsonExpects expects);

}  // namespace offprint
