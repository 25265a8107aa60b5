// Keeps two builds into one folder apart: the second waits until the first is done.
#pragma once

#include <chrono>
#include <filesystem>

#include "base/descriptor.hpp"

namespace offprint {

/// Holds the lock of that path as long as it lives; the kernel lets go of it when the process dies,
/// however that happens. Waits as long as `patience` for another holder, then throws
/// std::system_error, which says that `out` is being built.
class StateLock {
 public:
  StateLock(const std::filesystem::path& path, const std::filesystem::path& out,
            std::chrono::milliseconds patience);

 private:
  Descriptor file_;
};

}  // namespace offprint
