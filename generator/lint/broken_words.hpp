// Words that a line's end broke, and whose hyphen stayed: "recog- nition", "demon-strate".
//
// In go all records; out come the breaks that are sure. A hyphen followed by a blank is one, unless
// it is suspended ("high- and low-frequency"). A hyphen alone is one only if the collection has the
// word without it, and never what stands behind the hyphen as a word of its own: so "trade-off",
// "re-training" and names are left alone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "model.hpp"

namespace offprint {

struct BrokenWord {
  std::size_t record = 0;
  std::string_view key;   ///< "title" or "abstract"
  std::size_t begin = 0;  ///< offset in that text of the record
  std::string printed;    ///< "recog- nition"
  std::string meant;      ///< "recognition", "fine-grained"; empty: the collection has neither
};

/// In the order of records and texts. Two passes over all texts.
std::vector<BrokenWord> find_broken_words(const std::vector<Record>& records);

}  // namespace offprint
