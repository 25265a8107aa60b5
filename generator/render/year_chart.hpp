// A bar chart of works a year: how many works each year has goes in, bars on whole coordinates of a
// drawing that is `kChartWidth` wide come out. Made for a phone's width, so that its text needs no
// shrinking there. Nothing is refused: where years lie too far apart for a bar each, a bar stands
// for ten of them, or a hundred.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jinja/value.hpp"

namespace offprint {

inline constexpr int kChartWidth = 336;

/// Works by year; years that are not known do not stand here.
using WorksByYear = std::map<int, std::size_t>;

/// One year, or one run of years. `x` and `y` are its upper left corner.
struct ChartBar {
  int from = 0, to = 0;
  std::size_t works = 0;
  int x = 0, y = 0, width = 0, height = 0;
  bool named = false;    ///< the year stands below
  bool counted = false;  ///< the number of works stands above

  friend bool operator==(const ChartBar&, const ChartBar&) = default;
};

struct YearChart {
  int height = 0;
  int ground = 0;              ///< where the bars stand
  std::vector<ChartBar> bars;  ///< oldest first, without gaps
  std::size_t tallest = 0;     ///< position of the first bar with most works
};

/// The chart, or nothing where fewer than three years have works: two numbers need no picture.
std::optional<YearChart> make_year_chart(const WorksByYear& works);

/// The same as a template value, or none: `width`, `height`, `ground`, `first` and `last` (the
/// years at both ends, as text), `most` (the tallest bar), `bars` (list of `label` "2019" or
/// "1990–1999", `year`, `works`, `x`, `y`, `width`, `height`, `middle`, `named`, `counted`).
jinja::Value year_chart_value(const WorksByYear& works);

}  // namespace offprint
