// The right to build into an output folder, which one build has at a time.
//
// A build claims the folder before it reads the first file, so that of two builds at once the later
// one also reads later: what stands in the folder at last is never older than the content. Builds
// of one site into different folders do not wait for each other.
#pragma once

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>

#include "write/state_lock.hpp"

namespace offprint {

class Claim {
 public:
  /// Waits up to `patience` for another build into `out`, then throws std::system_error. `state` is
  /// the site's `.offprint`, which is made where it is missing. Refuses an `out` that is `/`, the
  /// home folder, the site's folder (that of `state`) or one above it, or lies in content/ or
  /// templates/. Puts right what a build left that was killed while it replaced `out`.
  Claim(const std::filesystem::path& out, const std::filesystem::path& state,
        std::chrono::milliseconds patience = std::chrono::seconds(30));

  const std::filesystem::path& out() const { return out_; }  ///< canonical

  /// A path of that name in `state`, for this output folder alone:
  /// "/home/ada/page/.offprint/manifest-6c1f2a0d9be3a714".
  std::filesystem::path path(std::string_view name) const { return state_ / own(name); }

  /// What is kept at that path; empty where nothing is.
  std::string read(std::string_view name) const;
  /// Puts a file there as a whole, in the place of a former one.
  void keep(std::string_view name, std::string_view bytes) const;
  void drop(std::string_view name) const;

 private:
  std::string own(std::string_view name) const { return std::string(name) + "-" + key_; }

  std::filesystem::path state_, out_;
  std::string key_;
  StateLock lock_;
};

}  // namespace offprint
