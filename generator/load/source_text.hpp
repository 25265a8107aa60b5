// A file of the content folder as text in the table of sources.
//
// In goes a path; out comes the file's number in the table, its text valid UTF-8 without a byte
// order mark and without control characters. Refused, as diagnostics at the path: what is no
// regular file, what is too large, other encodings, NUL and other control characters (so that no
// parser meets them).
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/diagnostic.hpp"
#include "base/source.hpp"

namespace offprint {

/// Largest JSON file, and largest of the others: YAML and Markdown are written by hand.
inline constexpr std::uint64_t kMostJson = 2ull << 30;
inline constexpr std::uint64_t kMostText = 32ull << 20;

/// Reads the file and takes it into the table under the name `shown`.
std::optional<SourceId> read_source(const std::filesystem::path& path, const std::string& shown,
                                    std::uint64_t most, Sources& sources, Diagnostics& diagnostics);

/// The same for bibliographies, which may be older than UTF-8: foreign bytes and control characters
/// are mended with a warning.
std::optional<SourceId> read_legacy_source(const std::filesystem::path& path,
                                           const std::string& shown, std::uint64_t most,
                                           Sources& sources, Diagnostics& diagnostics);

/// Takes such a text into the table; UTF-16 is refused.
std::optional<SourceId> add_legacy_source(const std::string& shown, std::string text,
                                          Sources& sources, Diagnostics& diagnostics);

/// Takes a text into the table after the same checks.
std::optional<SourceId> add_source(const std::string& shown, std::string text, Sources& sources,
                                   Diagnostics& diagnostics);

/// Control characters that no text of a site holds: those of ASCII but tabs and line ends.
constexpr auto is_stray_control = [](auto c) {
  return ((c >= 0) & (c < ' ') & (c != '\t') & (c != '\n') & (c != '\r')) | (c == 0x7F);
};

/// The place that stands for a file as a whole.
Place place_of_file(SourceId source);

}  // namespace offprint
