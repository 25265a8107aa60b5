#include "base/parallel.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

using offprint::for_both;
using offprint::for_each_run;

TEST_CASE("every part is done exactly once, whatever the number of threads") {
  for (const unsigned threads : {1u, 2u, 7u}) {
    for (const std::size_t count : {0u, 1u, 15u, 16u, 1000u}) {
      std::vector<std::atomic<int>> done(count);
      for_each_run(count, 16, threads, [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) ++done[i];
      });
      CHECK(
          std::all_of(done.begin(), done.end(), [](const std::atomic<int>& n) { return n == 1; }));
    }
  }
}

TEST_CASE("the exception of a part comes out, and the work stops") {
  std::atomic<std::size_t> done = 0;
  const auto body = [&](std::size_t begin, std::size_t) {
    if (begin == 100) throw std::runtime_error("part 100");
    ++done;
  };
  CHECK_THROWS_WITH(for_each_run(1'000'000, 1, 2, body), "part 100");
  CHECK(done < 1'000'000);
}

TEST_CASE("both of two are done, also where one fails") {
  int one = 0, other = 0;
  for_both([&] { ++one; }, [&] { ++other; });
  CHECK(one + other == 2);
  CHECK_THROWS_WITH(for_both([] { throw std::runtime_error("one"); }, [&] { ++other; }), "one");
}
