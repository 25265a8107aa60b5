// Bytes to the output folder: changed files only, each old or new and never half, stale files of
// ours removed.
//
// What stood in a file is known from the manifest (path, size, hash), kept in `.offprint/` beside
// the content and never in the output folder. Files that are not in the manifest belong to
// strangers and are not touched, unless a page of ours wants their address.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace offprint {

struct WriteSummary {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  std::uint64_t bytes = 0;  ///< of all files of the site
};

/// Writes one site. `write` may be called from many threads at once, each path once; `finish` ends
/// the build.
class SiteWriter {
 public:
  /// Takes the lock of `state`, reads the manifest. Refuses, by std::system_error, an `out` that is
  /// `/`, the home folder, the site's folder or a parent of it, or a non-empty folder that we did
  /// not make.
  SiteWriter(const std::filesystem::path& out, const std::filesystem::path& state);
  ~SiteWriter();

  /// Puts `bytes` at `path` (relative, `/` between parts). Mode 0644, folders 0755, whatever the
  /// umask.
  void write(std::string_view path, std::string_view bytes);

  /// Copies a regular file.
  void copy(std::string_view path, const std::filesystem::path& source);

  /// Removes what the manifest lists and this build did not write, empty folders with it; writes
  /// the manifest.
  WriteSummary finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace offprint
