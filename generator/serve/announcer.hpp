// Tells everybody who waits that the site has another version than theirs.
#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>

namespace offprint {

/// Safe for any number of threads.
class Announcer {
 public:
  void announce(std::string version);

  /// From now on nobody waits: the server ends.
  void close();
  bool is_closed() const;

  /// Waits until the site's version is another than that, at most as long as `patience`. True if it
  /// is.
  bool wait_for_other_than(std::string_view version, std::chrono::milliseconds patience) const;

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable news_;
  std::string version_;
  bool closed_ = false;
};

}  // namespace offprint
