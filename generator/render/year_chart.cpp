#include "render/year_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace offprint {
namespace {

using jinja::Value;

constexpr int kMostBars = 60;
constexpr int kWidestPitch = 39;
constexpr int kMargin = 12;  ///< left and right, for years that are wider than their bar
constexpr int kTop = 18;     ///< for the numbers above
constexpr int kPlot = 96;
constexpr int kBottom = 20;  ///< for the years below
constexpr int kNameWidth = 32;
constexpr int kDigitWidth = 8;

/// The first year of the run in which a year lies.
int run_of(int year, int step) { return year - (year % step + step) % step; }

/// How many years a bar stands for.
int step_for(int first, int last) {
  int step = 1;
  while ((run_of(last, step) - run_of(first, step)) / step >= kMostBars) step *= 10;
  return step;
}

std::vector<ChartBar> count_bars(const WorksByYear& works) {
  const int first = works.begin()->first;
  const int last = works.rbegin()->first;
  const int step = step_for(first, last);
  const int start = run_of(first, step);
  std::vector<ChartBar> bars;
  for (int from = start; from <= last; from += step)
    bars.push_back({.from = from, .to = from + step - 1});
  for (const auto& [year, count] : works)
    bars[static_cast<std::size_t>((run_of(year, step) - start) / step)].works += count;
  return bars;
}

/// Every which year is named below: a round number of bars that are wide enough for a year.
int bars_a_name(int pitch) {
  constexpr int kRound[] = {1, 2, 5, 10, 20};
  return *std::ranges::find_if(kRound, [pitch](int bars) { return bars * pitch >= kNameWidth; });
}

void place_bars(YearChart& chart) {
  const auto count = static_cast<int>(chart.bars.size());
  const int pitch = std::min(kWidestPitch, (kChartWidth - 2 * kMargin) / count);
  const int gap = pitch >= 12 ? 3 : 1;
  const std::size_t most = chart.bars[chart.tallest].works;
  const int step = chart.bars.front().to - chart.bars.front().from + 1;
  const int named = bars_a_name(pitch) * step;
  const auto digits = static_cast<int>(fmt::formatted_size("{}", most));
  for (int i = 0; i < count; ++i) {
    ChartBar& bar = chart.bars[static_cast<std::size_t>(i)];
    bar.x = kMargin + i * pitch;
    bar.width = pitch - gap;
    const auto share = static_cast<double>(bar.works) / static_cast<double>(most);
    bar.height = bar.works == 0 ? 0 : std::max(2, static_cast<int>(share * kPlot));
    bar.y = chart.ground - bar.height;
    bar.named = bar.from % named == 0;
    bar.counted = bar.works > 0 && pitch >= digits * kDigitWidth;
  }
}

Value bar_value(const ChartBar& bar) {
  const std::string label =
      bar.from == bar.to ? fmt::format("{}", bar.from) : fmt::format("{}–{}", bar.from, bar.to);
  return Value::dict({{"label", Value::text(label)},
                      {"year", Value::integer(bar.from)},
                      {"works", Value::integer(static_cast<std::int64_t>(bar.works))},
                      {"x", Value::integer(bar.x)},
                      {"y", Value::integer(bar.y)},
                      {"width", Value::integer(bar.width)},
                      {"height", Value::integer(bar.height)},
                      {"middle", Value::integer(bar.x + bar.width / 2)},
                      {"named", Value::boolean(bar.named)},
                      {"counted", Value::boolean(bar.counted)}});
}

}  // namespace

std::optional<YearChart> make_year_chart(const WorksByYear& works) {
  if (works.size() < 3) return std::nullopt;
  YearChart chart;
  chart.height = kTop + kPlot + kBottom;
  chart.ground = kTop + kPlot;
  chart.bars = count_bars(works);
  const auto tallest = std::ranges::max_element(chart.bars, {}, &ChartBar::works);
  chart.tallest = static_cast<std::size_t>(tallest - chart.bars.begin());
  place_bars(chart);
  chart.bars[chart.tallest].counted = true;
  return chart;
}

Value year_chart_value(const WorksByYear& works) {
  const std::optional<YearChart> chart = make_year_chart(works);
  if (!chart) return Value::none();
  std::vector<Value> bars;
  for (const ChartBar& bar : chart->bars) bars.push_back(bar_value(bar));
  return Value::dict({{"width", Value::integer(kChartWidth)},
                      {"height", Value::integer(chart->height)},
                      {"ground", Value::integer(chart->ground)},
                      {"first", Value::integer(works.begin()->first)},
                      {"last", Value::integer(works.rbegin()->first)},
                      {"most", bar_value(chart->bars[chart->tallest])},
                      {"bars", Value::list(std::move(bars))}});
}

}  // namespace offprint
