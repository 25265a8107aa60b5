// The site as it is now: loaded once, and again where its files change.
//
// What changed decides what is made again: of content/ everything, of templates/ all but the
// content, of a picture or style sheet that the site has already nothing, since files are read when
// they are asked for. Requests keep the moment with which they began; the next ones get the new
// one.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "picture/resizer.hpp"
#include "serve/answer.hpp"
#include "serve/copy_maker.hpp"
#include "serve/snapshot.hpp"

namespace offprint {

struct LiveSiteOptions {
  std::filesystem::path folder = ".";  ///< the folder that holds content/
  std::string base_url;                ///< before `url` of site.yaml
  std::string host;                    ///< a name that browsers may call the server by
  bool color = false;                  ///< of reports
  std::optional<Resizer> resizer;      ///< makes pictures smaller; none: they are sent as they are
};

/// What came of loading.
struct Reload {
  bool good = false;   ///< the site can be shown
  std::string report;  ///< errors and warnings, as text for the console
};

class LiveSite {
 public:
  /// Nothing is loaded yet: `load` does.
  explicit LiveSite(LiveSiteOptions options);

  /// Loads everything. A file that vanishes meanwhile is a problem like any other.
  Reload load();

  /// Makes again what these changed files call for: paths below the site's folder, as a Watcher
  /// tells them. To be called from one thread.
  Reload reload(const std::vector<std::string>& changed);

  /// The site at this moment; safe to call from any thread at any time.
  std::shared_ptr<const Moment> now() const;

 private:
  bool is_known_file(const std::string& path) const;
  Reload make_moment(bool with_content);
  void become(Attempt attempt);

  LiveSiteOptions options_;
  std::shared_ptr<const CopyMaker> copies_;
  std::string first_version_;
  std::uint64_t loads_ = 0;
  std::shared_ptr<const LoadedContent> content_;  ///< the newest, good or not; of one thread
  mutable std::mutex mutex_;                      ///< of `now_`
  std::shared_ptr<const Moment> now_;
};

}  // namespace offprint
