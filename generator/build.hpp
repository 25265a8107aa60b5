// THE MAP: load → catalog → plan → render → write.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "catalog/catalog.hpp"
#include "model.hpp"
#include "picture/resizer.hpp"
#include "plan/plan.hpp"
#include "plan/shard.hpp"
#include "text/words.hpp"
#include "write/write.hpp"

namespace offprint {

class Renderer;

struct BuildOptions {
  std::filesystem::path site = ".";  ///< the folder that holds content/ and perhaps templates/
  std::filesystem::path out;         ///< empty: `<site>/site`
  std::string base_url;              ///< before `url` of site.yaml
  unsigned jobs = 0;                 ///< 0: one a processor
  bool strict = false;               ///< a warning stops the build, as an error does
  bool fresh = false;                ///< a new output folder takes the place of the former one
  Shard shard;                       ///< which part of the site to write
  std::optional<Resizer> resizer;    ///< makes pictures smaller; none: they are sent as they are
  std::function<void(std::size_t done, std::size_t all)>
      progress;  ///< called now and then from the main thread
};

/// Seconds spent in each stage by the clock, and in two of them by all threads together.
struct StageTimes {
  double load = 0, catalog = 0, plan = 0;
  double prepare = 0;            ///< of pictures, templates, their values and the output folder
  double pages = 0;              ///< until every page is made
  double finish = 0;             ///< stale files, the manifest
  double render = 0, write = 0;  ///< of `pages`, added up over the threads

  double all() const { return load + catalog + plan + prepare + pages + finish; }
};

/// What became of the pictures that could be shown in fewer pixels.
struct PictureCounts {
  std::size_t shown = 0;            ///< there are so many
  std::size_t copies = 0;           ///< of these, in fewer pixels
  bool tried = false;               ///< there was a program to make copies with
  std::vector<std::string> failed;  ///< pictures on which it failed, by path
};

/// What a build did, for the table at its end.
struct BuildReport {
  Sources sources;
  Diagnostics diagnostics;
  std::vector<std::string> template_errors;  ///< each as text to print; the first few
  bool built = false;                        ///< every page was written
  SiteConfig site;
  Words words;
  Catalog catalog;
  Plan plan;
  std::vector<const Page*> pages;  ///< of the plan, those that this build writes
  PictureCounts pictures;
  WriteSummary files;
  StageTimes times;
  std::shared_ptr<const Renderer> renderer;  ///< made the pages; looks at the members above
};

/// The output folder of a build, from now on kept from other builds.
Claim claim_output(const BuildOptions& options);

/// Builds a site. Where the content has errors, or a template does not compile, nothing is written;
/// where a template fails on some page, the build stops there and nothing is removed. Throws
/// std::system_error where the machine fails.
BuildReport build(const BuildOptions& options);

/// The same, of which `claim` is the output folder.
BuildReport build(const BuildOptions& options, const Claim& claim);

}  // namespace offprint
