// load/yaml.hpp on any bytes: no crash, and a tree or an error, never both missing.
#include "load/yaml.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "load/source_text.hpp"

using namespace offprint;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Sources sources;
  Diagnostics diagnostics;
  std::string text(reinterpret_cast<const char*>(data), size);
  const auto source = add_source("a.yaml", std::move(text), sources, diagnostics);
  if (!source) return 0;
  if (!parse_yaml(*source, sources, diagnostics) && !diagnostics.has_errors()) std::abort();
  format(diagnostics, sources);
  return 0;
}
