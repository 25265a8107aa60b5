// Rows of a label and a text, as builds and checks print them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace offprint {

/// Without a label the row continues the one above.
struct Row {
  std::string label;
  std::string text;
};

struct TableStyle {
  bool color = false;       ///< labels stand out, by ANSI codes
  std::size_t columns = 0;  ///< lines are broken at that width; 0: each row is one line
};

///     records  254 read: 250 rendered, 4 merged, 0 rejected
///     pages    812: home 1, publication 250, …
std::string format(const std::vector<Row>& rows, const TableStyle& style = {});

/// How wide the terminal behind standard output is; 0 where it is none.
std::size_t output_columns();

}  // namespace offprint
