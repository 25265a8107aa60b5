#include "render/fan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "render/label_width.hpp"

namespace offprint {
namespace {

constexpr int kLabelWidth = 198;
constexpr int kLabelGap = 8;  ///< between the end of a curve and its label
constexpr int kRow = 30;      ///< on a screen of 320 pixels still 24, which a finger hits
constexpr int kHeading = 26;
constexpr int kMore = 26;
constexpr int kBetweenGroups = 14;
constexpr int kMargin = 4;

/// Where dots sit along their curves. Nearer to the middle, or farther from each other, dots of
/// neighbouring curves would touch.
constexpr double kNearest = 0.72;
constexpr double kFarthest = 0.86;

/// Hands out lines from the top down.
class Lines {
 public:
  /// The middle of the next line.
  int take(int height) {
    bottom_ += height;
    return bottom_ - height / 2;
  }
  void skip(int height) { bottom_ += height; }
  int bottom() const { return bottom_; }

 private:
  int bottom_ = kMargin;
};

std::size_t most_works(const FanGroup& group) {
  return std::ranges::max_element(group.labels, {}, &FanLabel::works)->works;
}

/// 1 for what has most works of its group, 0 for what has none; between them by the magnitude, so
/// that one collaborator of many years leaves the others apart.
double closeness(std::size_t works, std::size_t most) {
  return most == 0 ? 0
                   : std::log1p(static_cast<double>(works)) / std::log1p(static_cast<double>(most));
}

/// The text with room for the number of works behind it.
std::string cut_label(const FanLabel& label) {
  const int count = label.works == 0 ? 0 : width_of(fmt::format(" {}", label.works));
  return cut_to_width(label.text, kLabelWidth * 100 / kFanText - count);
}

/// Puts the dot on the curve: the cubic from the middle to the end with both control points at
/// `bend`, each on the height of its own end.
void place_dot(FanNode& node, const Fan& fan, double close) {
  const double t = kFarthest - close * (kFarthest - kNearest);
  const double turned = t * t * (3 - 2 * t);
  const double inner = 3 * t * (1 - t);
  const double along = fan.x * (1 - t) * (1 - t) * (1 - t) + fan.bend * inner + fan.end * t * t * t;
  node.x = static_cast<int>(std::lround(along));
  node.y = static_cast<int>(std::lround(fan.y + (node.row - fan.y) * turned));
  node.radius = 3 + static_cast<int>(std::lround(3 * close));
}

FanPlaces place_lines(const FanGroup& group, Lines& lines) {
  FanPlaces places;
  places.heading = lines.take(kHeading);
  for (const FanLabel& label : group.labels)
    places.nodes.push_back({.text = cut_label(label), .row = lines.take(kRow)});
  if (group.more) places.more = lines.take(kMore);
  return places;
}

void place_dots(const FanGroup& group, FanPlaces& places, const Fan& fan) {
  const std::size_t most = most_works(group);
  for (std::size_t i = 0; i < group.labels.size(); ++i)
    place_dot(places.nodes[i], fan, closeness(group.labels[i].works, most));
}

}  // namespace

Fan make_fan(const std::vector<FanGroup>& groups, Side side) {
  Lines lines;
  Fan fan;
  for (const FanGroup& group : groups) {
    if (!fan.groups.empty()) lines.skip(kBetweenGroups);
    fan.groups.push_back(place_lines(group, lines));
  }
  const auto from_outside = [side](int x) { return side == Side::kLeft ? x : kFanWidth - x; };
  fan.height = lines.bottom() + kMargin;
  fan.x = from_outside(kFanWidth - kFanMiddle);
  fan.y = fan.height / 2;
  fan.text = from_outside(kLabelWidth);
  fan.end = from_outside(kLabelWidth + kLabelGap);
  fan.bend = (fan.x + fan.end) / 2;
  for (std::size_t i = 0; i < groups.size(); ++i) place_dots(groups[i], fan.groups[i], fan);
  return fan;
}

}  // namespace offprint
