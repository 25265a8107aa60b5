// Bars of works a year: what they count, where they stand, when there are none.
#include "render/year_chart.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

using namespace offprint;

namespace {

std::string shown(const WorksByYear& works) {
  const std::optional<YearChart> chart = make_year_chart(works);
  if (!chart) return "none";
  std::string out;
  for (const ChartBar& bar : chart->bars) {
    out += fmt::format("{}-{}: {} at {},{} {}x{}{}{}\n", bar.from, bar.to, bar.works, bar.x, bar.y,
                       bar.width, bar.height, bar.named ? " named" : "",
                       bar.counted ? " counted" : "");
  }
  return out;
}

}  // namespace

TEST_CASE("a bar a year, years without works too, the tallest bar as high as the drawing") {
  CHECK(shown({{2019, 1}, {2020, 4}, {2022, 8}}) ==
        "2019-2019: 1 at 12,102 36x12 named counted\n"
        "2020-2020: 4 at 51,66 36x48 named counted\n"
        "2021-2021: 0 at 90,114 36x0 named\n"
        "2022-2022: 8 at 129,18 36x96 named counted\n");
}

TEST_CASE("fewer than three years make no chart") {
  CHECK(shown({}) == "none");
  CHECK(shown({{2020, 100}, {2024, 200}}) == "none");
}

TEST_CASE("a single work beside a thousand is still seen, and only the tallest bar has a number") {
  CHECK(shown({{1, 1}, {2, 1000}, {3, 999}, {30, 1}}).substr(0, 124) ==
        "1-1: 1 at 12,112 9x2\n"
        "2-2: 1000 at 22,18 9x96 counted\n"
        "3-3: 999 at 32,19 9x95\n"
        "4-4: 0 at 42,114 9x0\n"
        "5-5: 0 at 52,114 9x0 named\n");
}

TEST_CASE("years too far apart for a bar each share bars of ten, a hundred, a thousand") {
  const auto bars = [](const WorksByYear& works) {
    const std::optional<YearChart> chart = make_year_chart(works);
    const ChartBar& first = chart->bars.front();
    return fmt::format("{} bars, the first {} to {} with {}", chart->bars.size(), first.from,
                       first.to, first.works);
  };
  CHECK(bars({{1966, 1}, {1967, 1}, {2025, 1}}) == "60 bars, the first 1966 to 1966 with 1");
  CHECK(bars({{1965, 1}, {1967, 2}, {2025, 1}}) == "7 bars, the first 1960 to 1969 with 3");
  CHECK(bars({{1205, 1}, {1967, 1}, {2025, 1}}) == "9 bars, the first 1200 to 1299 with 1");
  CHECK(bars({{-32768, 1}, {-1, 1}, {32767, 1}}) == "8 bars, the first -40000 to -30001 with 1");
}

TEST_CASE("bars stay inside the drawing and apart, and years below them do not touch") {
  for (int last = 2002; last < 2400; ++last) {
    const std::optional<YearChart> chart = make_year_chart({{2000, 3}, {2001, 12}, {last, 5000}});
    int edge = 0;
    int named = -100;
    for (const ChartBar& bar : chart->bars) {
      CHECK(bar.x >= edge + (edge == 0 ? 0 : 1));
      CHECK(bar.y + bar.height == chart->ground);
      CHECK(bar.y >= 12);
      edge = bar.x + bar.width;
      if (!bar.named) continue;
      CHECK(bar.x - named >= 32);
      named = bar.x;
    }
    CHECK(edge <= kChartWidth - 12);
  }
}
