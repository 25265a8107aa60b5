// Any text goes through every reader: all that is seen is handed out or said to be no work, and
// what is handed out can be written as JSON. The first byte says which reader: `@` the first of the
// table of formats, `A` the second, …
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "load/formats.hpp"
#include "load/record.hpp"
#include "load/record_json.hpp"
#include "load/source_text.hpp"

using namespace offprint;

namespace {

void read_with(const RecordFormat& format, const std::string& text) {
  Sources sources;
  Diagnostics diagnostics;
  const auto source = add_legacy_source("iclr2024.json", text, sources, diagnostics);
  if (!source) return;
  std::string json;
  std::size_t records = 0;
  const ReadAccount account = format.read(*source, sources, diagnostics, [&](const Node& map) {
    append_record_json(json, map, read_record(map, diagnostics));
    ++records;
  });
  const std::size_t works = account.entries - account.not_works;
  if (works < records || (works > records && !diagnostics.has_errors())) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto formats = record_formats();
  const std::string text(reinterpret_cast<const char*>(data + 1), size - 1);
  read_with(formats[data[0] % formats.size()], text);
  (void)detect_format("file", text);
  return 0;
}
