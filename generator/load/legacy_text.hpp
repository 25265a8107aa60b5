// Text of old files, made fit for parsers: bibliographies outlive encodings, and one byte must not
// cost a file.
#pragma once

#include <cstddef>
#include <string>

namespace offprint {

struct MendedText {
  std::string text;               ///< valid UTF-8 without control characters
  std::size_t foreign = 0;        ///< bytes that were no UTF-8 and were read as Windows-1252
  std::size_t first_foreign = 0;  ///< where the first of them stands in `text`
  std::size_t controls = 0;       ///< control characters that became spaces
  std::size_t first_control = 0;
};

/// Every byte that is no part of UTF-8 is read as Windows-1252, which is Latin-1 with dashes and
/// curly quotes; so a file of either encoding, or of both, comes out right.
///
///     mend_legacy_text("M\xFCller").text == "Müller"
MendedText mend_legacy_text(std::string text);

}  // namespace offprint
