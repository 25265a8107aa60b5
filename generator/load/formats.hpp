// The formats in which publications come: one table that names each, tells it by ending and
// content, and knows its reader.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "load/reading.hpp"

namespace offprint {

struct RecordFormat {
  std::string_view name;                      ///< as `--format` takes it: "bibtex"
  std::string_view label;                     ///< for people: "BibTeX"
  std::array<std::string_view, 2> endings;    ///< lower case, with the dot; may be empty
  bool (*recognises)(std::string_view text);  ///< by content; nullptr: its ending alone tells it
  RecordReader read;
};

std::span<const RecordFormat> record_formats();

/// The format of that name, or nullptr.
const RecordFormat* find_format(std::string_view name);

/// The format of a file: of those that its ending allows, the one that recognises the text; where
/// the ending says nothing, of all. Nullptr where none does.
const RecordFormat* detect_format(std::string_view path, std::string_view text);

}  // namespace offprint
