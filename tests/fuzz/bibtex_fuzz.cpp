// Any text is BibTeX of some sort: it parses in linear time, every `@word{key,` that begins a line
// outside a value becomes an entry, and its maps become records.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "load/bibtex_reader.hpp"
#include "load/record.hpp"
#include "load/source_text.hpp"

using namespace offprint;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Sources sources;
  Diagnostics diagnostics;
  const std::string text(reinterpret_cast<const char*>(data), size);
  const auto source = add_legacy_source("fuzz.bib", text, sources, diagnostics);
  if (!source) return 0;
  std::size_t records = 0;
  const ReadAccount account = read_bibtex(*source, sources, diagnostics, [&](const Node& map) {
    if (read_record(map, diagnostics).title.empty()) std::abort();
    ++records;
  });
  if (account.entries - account.not_works != records) std::abort();
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    if (diagnostic.place.line == 0) std::abort();
  }
  return 0;
}
