// Bytes to the output folder: changed files only, each old or new and never half, stale files of
// ours removed.
//
// Which files are ours is known from the manifest in `.offprint/`, beside the content and never in
// the output folder:
//
//  * An address in the manifest is ours. What stands there is made as this build wants it, also if
//    somebody edited or deleted it by hand. A file whose size and time are as recorded is taken to
//    hold what we wrote; any other is read and compared.
//  * A file that stood at an address before we came is a stranger's, unless it already holds the
//    very bytes that belong there. A stranger's file is never replaced or removed; where it is in
//    the way, the build stops with its name. So it does for anything that is no regular file: links
//    are not followed, pipes not opened.
//  * Before the first byte the manifest takes in the addresses that this build will make. A build
//    that was killed is so put right by the next, whatever that one is to make.
//  * A folder that holds files, but has no manifest, is refused, unless it bears the mark of
//    base/folder_mark.hpp. Then a former build stands there, which would not have been made if a
//    stranger had stood at one of its addresses: files at our addresses are ours, all others are
//    left alone and counted.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "write/claim.hpp"

namespace offprint {

struct WriteSummary {
  std::size_t written = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;
  std::size_t strangers = 0;         ///< left alone in a folder whose manifest was lost
  std::uint64_t bytes = 0;           ///< of all files of the site
  std::vector<std::uint64_t> sizes;  ///< of each, by address
};

/// What becomes of the build before.
enum class Former : std::uint8_t {
  kKept,      ///< what changed is written over it
  kReplaced,  ///< a new folder takes its place as a whole, by write/fresh_folder.hpp
  kNone       ///< there is none, and no manifest is left: a part of a site
};

/// Writes one site: every address that was announced once, from as many threads as one likes, then
/// `finish`. Throws std::system_error where the machine fails and where it refuses.
class SiteWriter {
 public:
  /// Reads the manifest, makes the folders of `addresses`. Refuses a folder that is not ours, and
  /// addresses that are absolute, lead upwards or are unfit for a file name. Without a former build
  /// the folder must hold no files. Where the former is replaced, nothing changes in it until
  /// `finish`, and nothing at all where that is not called. The claim outlives the writer.
  SiteWriter(const Claim& claim, std::vector<std::string> addresses, Former former = Former::kKept);
  ~SiteWriter();

  /// Puts `bytes` at an announced address. Mode 0644, folders 0755, whatever the umask.
  void write(std::string_view address, std::string_view bytes);

  /// Copies a regular file.
  void copy(std::string_view address, const std::filesystem::path& source);

  /// Removes what the manifest lists and nobody announced, with folders that this empties; writes
  /// the manifest. What was announced but not written stays as it was.
  WriteSummary finish();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace offprint
