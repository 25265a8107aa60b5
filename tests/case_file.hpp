// Cases that are data: a file of named inputs and expected texts, each compared whole.
//
//     == a sentence that says what is right
//     the input, one or more lines
//     --
//     the expected text, one or more lines
//
// Lines before the first case are for the reader of the file. Neither text has a line feed at its
// end.
#pragma once

#include <string>
#include <string_view>
#include <vector>

struct TextCase {
  std::string name, input, expected;
};

/// The cases of tests/cases/<path>; throws where the file has none or breaks the format.
std::vector<TextCase> read_text_cases(std::string_view path);
