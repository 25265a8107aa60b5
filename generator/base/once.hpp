// What is made at first need and once, whoever of many threads needs it first.
#pragma once

#include <atomic>

namespace offprint {

/// As std::once_flag with std::call_once, which makes a system call each time something was made,
/// and a call of the library whenever it is looked at.
class Once {
 public:
  /// Calls `make` if nobody did before; when this returns, one call is over. Where `make` throws,
  /// nothing was made, and who comes next tries again.
  template <class Make>
  void call(const Make& make) {
    while (state_.load(std::memory_order_acquire) != kDone) {
      int state = kNew;
      if (state_.compare_exchange_strong(state, kBusy, std::memory_order_acquire)) {
        run(make);
      } else if (state == kBusy) {
        state_.wait(kBusy, std::memory_order_acquire);
      }
    }
  }

 private:
  static constexpr int kNew = 0, kBusy = 1, kDone = 2;

  template <class Make>
  void run(const Make& make) {
    try {
      make();
    } catch (...) {
      settle(kNew);
      throw;
    }
    settle(kDone);
  }

  void settle(int state) {
    state_.store(state, std::memory_order_release);
    state_.notify_all();
  }

  std::atomic<int> state_ = kNew;
};

}  // namespace offprint
