// What the last build wrote into an output folder: the addresses that are ours, and by which marks
// a file is known to be unchanged.
//
// A text of one line a file, sorted by path, so that two builds of the same site differ in it only
// where their files differ:
//
//     offprint manifest 1
//     /home/ada/page/site
//     6c1f2a0d9be3a714 5312 1741946400123456789 index.html
//     end 1
//
// The columns are hash, size, time of the last change in nanoseconds, path.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

/// What tells, without reading a file, whether somebody changed it.
struct Stamp {
  std::uint64_t size = 0;
  std::int64_t time = 0;  ///< of the last change, nanoseconds; 0: never seen

  friend bool operator==(const Stamp&, const Stamp&) = default;
};

struct ManifestEntry {
  std::string path;
  Stamp stamp;
  std::uint64_t hash = 0;  ///< of the bytes; means nothing where the stamp was never seen
};

struct Manifest {
  std::string out;                     ///< absolute path of the output folder
  std::vector<ManifestEntry> entries;  ///< by path, each once
};

/// The manifest as text, and back. A text that is cut off, out of order or of another version is
/// none.
std::string to_text(const Manifest& manifest);
std::optional<Manifest> parse_manifest(std::string_view text);

}  // namespace offprint
