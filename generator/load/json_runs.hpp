// Cuts a long JSON list into runs of items, so that several threads can parse one file.
//
// In goes the text of a list of maps; out come runs that together hold every item, in order. It
// looks at quotes, brackets and commas only: what stands in a run may still be no JSON, and a text
// of any other shape is not cut.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/source.hpp"

namespace offprint {

/// `{…}, {…}`: from the first byte of an item to behind the last byte of another.
struct JsonRun {
  std::size_t begin = 0;
  std::size_t end = 0;
  Place place;  ///< of `begin`
};

/// Runs of at least `size` bytes, but for the last; none where the text is not a list of maps.
std::vector<JsonRun> split_json_list(SourceId source, std::string_view text, std::size_t size);

}  // namespace offprint
