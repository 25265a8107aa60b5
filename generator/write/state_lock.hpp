// Keeps two builds of one site apart: the second waits until the first is done.
#pragma once

#include <chrono>
#include <filesystem>

#include "base/descriptor.hpp"

namespace offprint {

/// Holds `<state>/lock` as long as it lives; the kernel lets go of it when the process dies,
/// however that happens. Waits as long as `patience` for another holder, then throws
/// std::system_error.
class StateLock {
 public:
  StateLock(const std::filesystem::path& state, std::chrono::milliseconds patience);

 private:
  Descriptor file_;
};

}  // namespace offprint
