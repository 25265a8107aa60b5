#include "load/permalinks.hpp"

#include "load/source_text.hpp"

namespace offprint {

std::optional<SourceId> read_permalinks(const std::filesystem::path& site, Sources& sources,
                                        Diagnostics& diagnostics) {
  const char* const shown = "content/permalinks.txt";
  if (!std::filesystem::exists(site / shown)) return std::nullopt;
  return read_source(site / shown, shown, kMostText, sources, diagnostics);
}

}  // namespace offprint
