#include "render/picture_copies.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "catalog/shown_assets.hpp"

namespace offprint {

std::vector<Original> find_originals(const Catalog& catalog) {
  std::vector<Original> originals;
  for (Asset& asset : shown_assets(catalog))
    originals.push_back({std::move(asset.path), std::move(asset.source)});
  return shrinkable(std::move(originals));
}

std::vector<CopyFormat> formats_of(const CopyChoice& choice) {
  std::vector<CopyFormat> formats;
  if (choice.avif) formats.push_back(CopyFormat::kAvif);
  if (choice.webp) formats.push_back(CopyFormat::kWebp);
  return formats;
}

std::size_t add_copies(const std::vector<Rendition>& copies, Catalog& catalog) {
  std::vector<Asset> added;
  for (const Rendition& copy : copies)
    if (!std::ranges::binary_search(catalog.assets, copy.path, {}, &Asset::path))
      added.push_back({copy.path, copy.source.string()});
  const std::size_t count = added.size();
  std::ranges::move(added, std::back_inserter(catalog.assets));
  std::ranges::sort(catalog.assets, {}, &Asset::path);
  return count;
}

}  // namespace offprint
