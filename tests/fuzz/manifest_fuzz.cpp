// Any text is a manifest that comes back from its own text as it was, or none.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "write/manifest.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto manifest = offprint::parse_manifest(text);
  if (!manifest) return 0;
  const std::string printed = offprint::to_text(*manifest);
  const auto again = offprint::parse_manifest(printed);
  if (!again || offprint::to_text(*again) != printed) std::abort();
  return 0;
}
