// No list of names breaks the promises of text/name.hpp.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "../name_invariants.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view broken =
      name_invariants::broken({reinterpret_cast<const char*>(data), size});
  if (broken.empty()) return 0;
  std::fprintf(stderr, "broken: %.*s\n", static_cast<int>(broken.size()), broken.data());
  std::abort();
}
