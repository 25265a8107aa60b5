// Halves of research graphs: no label touches another or leaves the drawing, whatever people are
// called.
#include "render/fan.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

#include "render/label_width.hpp"

using namespace offprint;

namespace {

struct Box {
  double left, top, right, bottom;
  std::string what;
};

bool overlap(const Box& a, const Box& b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

/// A line of text on its row, as wide as its font may set it.
Box line_box(const Fan& fan, Side side, int row, const std::string& text) {
  const double width = width_of(text) * kFanText / 100.0;
  const double left = side == Side::kLeft ? fan.text - width : fan.text;
  return {left, row - kFanText * 0.75, left + width, row + kFanText * 0.75, text};
}

std::string counted(const FanNode& node, const FanLabel& label) {
  return label.works == 0 ? node.text : fmt::format("{} {}", node.text, label.works);
}

void add_boxes(std::vector<Box>& boxes, const Fan& fan, Side side, const FanGroup& group,
               const FanPlaces& places) {
  boxes.push_back(line_box(fan, side, places.heading, "Collaborators"));
  for (std::size_t i = 0; i < places.nodes.size(); ++i) {
    const FanNode& node = places.nodes[i];
    boxes.push_back(line_box(fan, side, node.row, counted(node, group.labels[i])));
    boxes.push_back({double(node.x - node.radius), double(node.y - node.radius),
                     double(node.x + node.radius), double(node.y + node.radius),
                     "dot of " + node.text});
  }
  if (group.more) boxes.push_back(line_box(fan, side, places.more, "and 99999 more"));
}

/// What touches or leaves the drawing, in words; empty where all is well.
std::string collisions(const std::vector<FanGroup>& groups, Side side) {
  const Fan fan = make_fan(groups, side);
  std::vector<Box> boxes = {{fan.x - 20.0, fan.y - 20.0, fan.x + 20.0, fan.y + 20.0, "middle"}};
  for (std::size_t i = 0; i < groups.size(); ++i)
    add_boxes(boxes, fan, side, groups[i], fan.groups[i]);
  std::string found;
  for (std::size_t a = 0; a < boxes.size(); ++a) {
    if (boxes[a].left < 0 || boxes[a].right > kFanWidth || boxes[a].top < 0 ||
        boxes[a].bottom > fan.height)
      found += boxes[a].what + " leaves the drawing\n";
    for (std::size_t b = a + 1; b < boxes.size(); ++b)
      if (overlap(boxes[a], boxes[b])) found += boxes[a].what + " on " + boxes[b].what + "\n";
  }
  return found;
}

/// Names of one to seven words in several scripts, some without a blank.
std::string made_up_name(std::mt19937& random) {
  constexpr std::string_view kPieces[] = {"Wolfeschlegelsteinhausenbergerdorff",
                                          "W.",
                                          "Ng",
                                          "MMWMWM",
                                          "van",
                                          "den",
                                          "Li",
                                          "\u5F35\u5049",
                                          "\u0410\u043B\u0435\u043A\u0441\u0430\u043D\u0434\u0440",
                                          "\u0645\u062D\u0645\u062F",
                                          "A\u0301\u0302\u0303",
                                          "\u00C6thelflæd",
                                          "-",
                                          "\U0001F984"};
  std::string name;
  for (std::size_t words = 1 + random() % 7; words > 0; --words) {
    if (!name.empty() && random() % 4 != 0) name += ' ';
    name += kPieces[random() % std::size(kPieces)];
  }
  return name;
}

FanGroup made_up_group(std::mt19937& random, std::size_t most) {
  FanGroup group{.labels = {}, .more = random() % 2 == 0};
  for (std::size_t count = 1 + random() % most; count > 0; --count) {
    const std::size_t works = random() % 3 == 0 ? random() % 100000 : random() % 12;
    group.labels.push_back({made_up_name(random), works});
  }
  return group;
}

}  // namespace

TEST_CASE("no label or dot of a research graph touches another, whatever the names and counts") {
  std::mt19937 random(20240314);
  for (int person = 0; person < 2000; ++person) {
    CHECK(collisions({made_up_group(random, 14)}, Side::kLeft) == "");
    CHECK(collisions({made_up_group(random, 5), made_up_group(random, 3), made_up_group(random, 3)},
                     Side::kRight) == "");
  }
}

TEST_CASE("labels that would touch are found, so the test above can fail") {
  const Fan fan = make_fan({{.labels = {{"Ada", 1}}, .more = false}}, Side::kLeft);
  CHECK(overlap(line_box(fan, Side::kLeft, 20, "Ada Byron"), line_box(fan, Side::kLeft, 30, "B")));
  CHECK(line_box(fan, Side::kLeft, 20, std::string(60, 'W')).left < 0);
}

TEST_CASE("rows stand so far apart that links can be hit on a screen of 320 pixels") {
  const Fan fan = make_fan({{.labels = {{"a", 1}, {"b", 1}}, .more = false}}, Side::kRight);
  const double scale = (320.0 - 2 * 16) / kFanWidth;
  CHECK((fan.groups[0].nodes[1].row - fan.groups[0].nodes[0].row) * scale >= 24);
  CHECK(kFanText * scale >= 10);
}

TEST_CASE("what has more works of its group stands nearer to the middle and is larger") {
  const Fan fan =
      make_fan({{.labels = {{"a", 100}, {"b", 10}, {"c", 0}}, .more = false}}, Side::kLeft);
  const std::vector<FanNode>& nodes = fan.groups[0].nodes;
  CHECK(nodes[0].x > nodes[1].x);
  CHECK(nodes[1].x > nodes[2].x);
  CHECK(nodes[0].radius == 6);
  CHECK(nodes[2].radius == 3);
}

TEST_CASE("long labels are cut between characters, marks stay with their letters") {
  const auto cut = [](std::string_view text) { return cut_to_width(text, 500); };
  CHECK(cut("") == "");
  CHECK(cut("weaving") == "weaving");
  CHECK(cut("Learning to weave") == "Learnin…");
  CHECK(cut("We  weave on looms") == "We  we…");
  CHECK(cut("\u5F35\u5049\u5F35\u5049\u5F35\u5049") == "\u5F35\u5049\u5F35…");
  CHECK(cut("a\u0301a\u0301a\u0301a\u0301a\u0301a\u0301a\u0301a\u0301a\u0301") ==
        "a\u0301a\u0301a\u0301a\u0301a\u0301a\u0301…");
  std::string pile = "a";
  for (int i = 0; i < 1'000'000; ++i) pile += "\u0301";
  CHECK(cut(pile).size() < 500);
}

TEST_CASE("a fan is made of whole numbers, the same every time") {
  const Fan fan = make_fan({{.labels = {{"looms", 4}, {"dyes", 1}}, .more = true},
                            {.labels = {{"CVPR", 2}}, .more = false}},
                           Side::kRight);
  std::string out = fmt::format("{} high, from {},{} by {} to {}, text at {}\n", fan.height, fan.x,
                                fan.y, fan.bend, fan.end, fan.text);
  for (const FanPlaces& group : fan.groups) {
    out += fmt::format("{}:", group.heading);
    for (const FanNode& node : group.nodes)
      out +=
          fmt::format(" {} at {} ({},{} r {})", node.text, node.row, node.x, node.y, node.radius);
    out += fmt::format(" {}\n", group.more);
  }
  CHECK(out ==
        "190 high, from 24,95 by 89 to 154, text at 162\n"
        "17: looms at 45 (112,55 r 6) dyes at 75 (122,77 r 4) 103\n"
        "143: CVPR at 171 (112,156 r 6) 0\n");
}
