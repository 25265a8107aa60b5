// A site as it was at one moment: loaded, planned and ready to render any of its pages.
//
// Loading goes in two halves, since most of it is the content: what stands in content/, and what is
// made of it with the templates. Both are values that nobody changes; requests hold the one with
// which they began.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/diagnostic.hpp"
#include "base/source.hpp"
#include "catalog/catalog.hpp"
#include "model.hpp"
#include "plan/permalinks.hpp"
#include "plan/plan.hpp"
#include "render/render.hpp"
#include "serve/copy_maker.hpp"
#include "serve/problem.hpp"
#include "text/words.hpp"

namespace offprint {

/// What content/ holds; where the diagnostics have errors, no catalog. Among the assets are the
/// copies that `copies` can make.
struct LoadedContent {
  Sources sources;
  Diagnostics diagnostics;
  SiteConfig site;
  std::optional<Permalinks> permalinks;
  Catalog catalog;
  std::shared_ptr<const CopyMaker> copies;  ///< may be none
};

/// Loads `<folder>/content`. `base_url` goes before `url` of site.yaml, if it is not empty. Throws
/// std::system_error where the machine fails.
std::shared_ptr<const LoadedContent> load_site_content(const std::filesystem::path& folder,
                                                       const std::string& base_url,
                                                       std::shared_ptr<const CopyMaker> copies);

struct Snapshot {
  std::shared_ptr<const LoadedContent> content;
  Words words;
  Plan plan;
  std::unique_ptr<const Renderer> renderer;
  std::string base;  ///< path of the site's address, decoded: "/lab/"
};

/// What came of making a snapshot: the snapshot, or what is wrong.
struct Attempt {
  std::shared_ptr<const Snapshot> snapshot;
  std::vector<Problem> problems;  ///< none where there is a snapshot
  std::string report;             ///< errors and warnings as text for the console
};

/// Makes a snapshot of loaded content with the templates in `<folder>/templates`. `color` is for
/// the report. Throws std::system_error where the machine fails.
Attempt make_snapshot(std::shared_ptr<const LoadedContent> content,
                      const std::filesystem::path& folder, bool color);

}  // namespace offprint
