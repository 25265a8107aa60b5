// A line on the terminal that says how far a long piece of work is.
#pragma once

#include <chrono>
#include <cstddef>

#include "commands/console.hpp"

namespace offprint {

/// Draws only on a live console, at most ten times a second, and not before the work has taken that
/// long; wipes the line when it goes.
class Progress {
 public:
  explicit Progress(const Console& console) : console_(console) {}
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::size_t done, std::size_t all);

 private:
  const Console& console_;
  std::chrono::steady_clock::time_point last_ = std::chrono::steady_clock::now();
  bool drawn_ = false;
};

}  // namespace offprint
