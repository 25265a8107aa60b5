#include "serve/copy_maker.hpp"

#include <algorithm>
#include <system_error>
#include <utility>
#include <vector>

#include "render/picture_copies.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

std::vector<CopyFormat> writable(const Resizer& resizer) {
  std::vector<CopyFormat> formats{CopyFormat::kWebp};
  if (resizer.writes(CopyFormat::kAvif)) formats.push_back(CopyFormat::kAvif);
  return formats;
}

/// Nothing where the disk fails or a build has just cleared the cache.
std::optional<fs::path> make(const Rendition& promised, const Workshop& workshop) {
  try {
    return make_rendition(promised, workshop);
  } catch (const std::system_error&) {
    return std::nullopt;
  }
}

}  // namespace

CopyMaker::CopyMaker(const Resizer& resizer, fs::path cache)
    : workshop_{resizer, writable(resizer), std::move(cache)} {}

void CopyMaker::promise(const SiteConfig& site, Catalog& catalog) const {
  std::vector<CopyFormat> formats = formats_of(site.picture_copies);
  std::erase_if(formats, [&](CopyFormat format) {
    return std::ranges::find(workshop_.formats, format) == workshop_.formats.end();
  });
  if (!formats.empty()) add_copies(promise_renditions(find_originals(catalog), formats), catalog);
}

fs::path CopyMaker::file_for(const Asset& asset) const {
  const bool own = asset.source.ends_with(asset.path);
  const bool promised = !own && parse_rendition_path(asset.path).width > 0;
  if (!promised || !turns_.try_acquire()) return asset.source;
  const auto copy = make({asset.path, asset.source}, workshop_);
  turns_.release();
  return copy.value_or(asset.source);
}

}  // namespace offprint
