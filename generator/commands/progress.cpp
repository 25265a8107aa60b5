#include "commands/progress.hpp"

#include <fmt/format.h>

namespace offprint {
namespace {

constexpr std::chrono::milliseconds kInterval(100);
constexpr std::string_view kWipe = "\r\x1b[K";

/// Ten parts: "#####.....".
std::string bar(std::size_t done, std::size_t all) {
  const std::size_t full = all == 0 ? 10 : done * 10 / all;
  return std::string(full, '#') + std::string(10 - full, '.');
}

}  // namespace

Progress::~Progress() {
  if (drawn_) console_.print_error(kWipe);
}

void Progress::show(std::size_t done, std::size_t all) {
  const auto now = std::chrono::steady_clock::now();
  if (!console_.live || now - last_ < kInterval) return;
  last_ = now;
  drawn_ = true;
  console_.print_error(
      fmt::format("{}{} {} of {} pages", kWipe, bar(done, all), grouped(done), grouped(all)));
}

}  // namespace offprint
