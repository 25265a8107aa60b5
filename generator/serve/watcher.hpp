// Tells which of a site's files changed: content/ and templates/ with everything below them.
//
// The kernel tells (inotify); a file counts as changed when it was closed after writing, came or
// went, so that a file that is being written is not read. A folder that came, went or moved, and an
// overflow of the kernel's list, count as a change of all that is below: everything is then watched
// anew. Names of which no site is made (base/files.hpp) are passed over.
#pragma once

#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/descriptor.hpp"

struct inotify_event;

namespace offprint {

class Watcher {
 public:
  /// `site` is the folder that holds content/; neither that nor templates/ need exist. Throws
  /// std::system_error where the kernel watches nothing at all.
  explicit Watcher(std::filesystem::path site);

  /// Waits for a change, at most as long as `patience`, and then until nothing else changes for
  /// some milliseconds, more where a file went or is being written. The paths that changed, below
  /// the site's folder, by name: "content/people.yaml", "content/pages" for a folder of which
  /// anything may have changed. What came and went again in the meantime is not told. Empty where
  /// nothing changed.
  std::vector<std::string> wait(std::chrono::milliseconds patience);

  /// A folder for which the kernel had no watch left, so that changes there, and perhaps in others,
  /// are not told. Empty where everything is watched.
  const std::string& unwatched() const { return unwatched_; }

 private:
  /// What happened in quick succession.
  struct Burst {
    std::set<std::string> changed;
    std::set<std::string> fresh;    ///< were not there before it
    std::set<std::string> awaited;  ///< went, or are being written: editors go on at once
  };

  bool is_readable(std::chrono::milliseconds patience) const;
  void read_events(Burst& burst);
  void take(const inotify_event& event, Burst& burst);
  void take_named(const std::string& folder, const inotify_event& event, Burst& burst);
  void watch_anew();
  void watch_tree(const std::string& path, int depth);
  bool watch(const std::string& path);

  std::filesystem::path site_;
  Descriptor kernel_;
  std::map<int, std::string> folders_;  ///< by the kernel's number, below the site's; "" is that
  std::string unwatched_;
  bool stale_ = false;  ///< there may be folders that are not watched
};

}  // namespace offprint
