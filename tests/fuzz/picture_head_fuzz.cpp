// Any bytes have a head or none; taking the metadata out of them is done once and changes no head.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "picture/bare_webp.hpp"
#include "picture/picture_head.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  const auto head = offprint::parse_picture_head(bytes);
  const std::string bare = offprint::bare_webp(bytes);
  if (bare.size() > bytes.size() || offprint::bare_webp(bare) != bare) std::abort();
  if (head && head->width > 0 && offprint::parse_picture_head(bare) != head) std::abort();
  return 0;
}
