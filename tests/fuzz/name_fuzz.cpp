// Any text is a list of names whose display is plain and which BibTeX gives back as they were.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "../name_invariants.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (!name_invariants::broken({reinterpret_cast<const char*>(data), size}).empty()) std::abort();
  return 0;
}
