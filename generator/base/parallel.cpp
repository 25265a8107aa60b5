#include "base/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace offprint {
namespace {

/// What the threads share.
class Runs {
 public:
  Runs(std::size_t count, std::size_t run,
       const std::function<void(std::size_t, std::size_t)>& body)
      : count_(count), run_(std::max<std::size_t>(run, 1)), body_(body) {}

  void work() noexcept {
    for (std::size_t begin; (begin = next_.fetch_add(run_)) < count_;)
      attempt(begin, std::min(begin + run_, count_));
  }

  void rethrow() const {
    if (error_) std::rethrow_exception(error_);
  }

 private:
  void attempt(std::size_t begin, std::size_t end) noexcept {
    try {
      body_(begin, end);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!error_) error_ = std::current_exception();
      next_ = count_;
    }
  }

  const std::size_t count_, run_;
  const std::function<void(std::size_t, std::size_t)>& body_;
  std::atomic<std::size_t> next_ = 0;
  std::mutex mutex_;
  std::exception_ptr error_;
};

}  // namespace

unsigned number_of_threads(unsigned wanted) {
  return wanted > 0 ? wanted : std::max(1u, std::thread::hardware_concurrency());
}

void for_each_run(std::size_t count, std::size_t run, unsigned threads,
                  const std::function<void(std::size_t, std::size_t)>& body) {
  Runs runs(count, run, body);
  const std::size_t useful =
      (count + std::max<std::size_t>(run, 1) - 1) / std::max<std::size_t>(run, 1);
  std::vector<std::jthread> others;
  for (std::size_t n = 1; n < std::min<std::size_t>(threads, useful); ++n)
    others.emplace_back([&] { runs.work(); });
  runs.work();
  others.clear();
  runs.rethrow();
}

void for_both(const std::function<void()>& one, const std::function<void()>& other) {
  for_each_run(2, 1, number_of_threads(0),
               [&](std::size_t begin, std::size_t) { (begin == 0 ? one : other)(); });
}

}  // namespace offprint
