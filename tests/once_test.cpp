#include "base/once.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>
#include <vector>

#include "base/parallel.hpp"

using offprint::for_each_run;
using offprint::Once;

TEST_CASE("what many threads need is made once, and is there for each of them") {
  constexpr std::size_t kThings = 1000, kUses = 8;
  std::vector<Once> onces(kThings);
  std::vector<int> made(kThings);
  std::atomic<std::size_t> seen = 0;
  for_each_run(kThings * kUses, 1, kUses, [&](std::size_t begin, std::size_t) {
    const std::size_t thing = begin / kUses;
    onces[thing].call([&] { ++made[thing]; });
    seen += static_cast<std::size_t>(made[thing]);
  });
  CHECK(made == std::vector<int>(kThings, 1));
  CHECK(seen == kThings * kUses);
}

TEST_CASE("what could not be made is tried again by the next") {
  Once once;
  CHECK_THROWS_WITH(once.call([] { throw std::runtime_error("no"); }), "no");
  int made = 0;
  once.call([&] { ++made; });
  once.call([&] { ++made; });
  CHECK(made == 1);
}
