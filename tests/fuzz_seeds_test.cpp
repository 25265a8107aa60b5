// Every fuzz target reads its seeds, fuzz/seeds/<target without _fuzz>/: inputs written by us and
// those that once broke it. A target that is broken aborts.
#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "jinja/cases.hpp"

#define FUZZ_TARGET(name) extern "C" int name(const std::uint8_t* data, std::size_t size);
#include "fuzz_targets.inc"
#undef FUZZ_TARGET

namespace {

namespace fs = std::filesystem;

struct FuzzTarget {
  std::string_view name;
  int (*read)(const std::uint8_t*, std::size_t);
};

#define FUZZ_TARGET(name) {#name, name},
constexpr FuzzTarget kTargets[] = {
#include "fuzz_targets.inc"
};
#undef FUZZ_TARGET

fs::path seeds_of(std::string_view target) {
  const std::string_view name = target.substr(0, target.size() - std::string_view("_fuzz").size());
  return fs::path(OFFPRINT_SOURCE_DIR) / "tests" / "fuzz" / "seeds" / name;
}

}  // namespace

TEST_CASE("every fuzz target reads its seeds, whole and cut short") {
  for (const FuzzTarget& target : kTargets) {
    CAPTURE(target.name);
    REQUIRE(fs::is_directory(seeds_of(target.name)));
    for (const auto& entry : fs::directory_iterator(seeds_of(target.name))) {
      const std::string text = jinja_cases::load_text(entry.path());
      for (const std::size_t size : {text.size(), text.size() / 2, std::size_t{1}, std::size_t{0}})
        CHECK(target.read(reinterpret_cast<const std::uint8_t*>(text.data()), size) == 0);
    }
  }
}
