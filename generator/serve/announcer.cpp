#include "serve/announcer.hpp"

#include <utility>

namespace offprint {

void Announcer::announce(std::string version) {
  {
    const std::lock_guard lock(mutex_);
    version_ = std::move(version);
  }
  news_.notify_all();
}

void Announcer::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  news_.notify_all();
}

bool Announcer::is_closed() const {
  const std::lock_guard lock(mutex_);
  return closed_;
}

bool Announcer::wait_for_other_than(std::string_view version,
                                    std::chrono::milliseconds patience) const {
  std::unique_lock lock(mutex_);
  news_.wait_for(lock, patience, [&] { return closed_ || version_ != version; });
  return version_ != version;
}

}  // namespace offprint
