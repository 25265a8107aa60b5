// One half of a research graph as a drawing: from the middle curves lead to a column of labels,
// beside each other and never across, and on each curve sits a dot, the nearer to the middle the
// more works join the two. Labels stand one a row and are cut to the width of their column, so none
// touches another. The halves stand side by side on a wide screen, both around the same middle, and
// one under the other on a phone, where each keeps a text of 10 pixels or more.
//
// In go labels in groups; out comes a place for each, in whole numbers, from nothing but the labels
// and counts. Costs what its labels cost.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

/// Sizes that the style sheet knows too: a half is `kFanWidth` wide, and the middle lies
/// `kFanMiddle` away from its inner edge, so that the halves overlap by twice as much.
inline constexpr int kFanWidth = 360;
inline constexpr int kFanMiddle = 24;
inline constexpr int kFanText = 13;  ///< size of the labels

enum class Side { kLeft, kRight };

struct FanLabel {
  std::string text;
  std::size_t works = 0;  ///< what joins it to the middle; 0: not directly
};

struct FanGroup {
  std::vector<FanLabel> labels;
  bool more = false;  ///< a line behind the labels says how many are not shown
};

/// A label at its row, and its dot.
struct FanNode {
  std::string text;  ///< cut where it was too long
  int row = 0;       ///< middle of its line
  int x = 0, y = 0, radius = 0;
};

struct FanPlaces {
  int heading = 0;  ///< middle of the line of the group's name
  std::vector<FanNode> nodes;
  int more = 0;  ///< middle of the line of what is not shown
};

struct Fan {
  int height = 0;
  int x = 0, y = 0;  ///< the middle
  int bend = 0;      ///< where curves turn: x of both their control points
  int end = 0;       ///< where curves end
  int text = 0;      ///< where labels begin, on the left side where they end
  std::vector<FanPlaces> groups;
};

/// `groups` in the order in which they stand, none of them empty.
Fan make_fan(const std::vector<FanGroup>& groups, Side side);

}  // namespace offprint
