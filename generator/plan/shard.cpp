#include "plan/shard.hpp"

#include "base/hash.hpp"

namespace offprint {
namespace {

bool is_site_wide(PageKind kind) {
  switch (kind) {
    case PageKind::kSitemap:
    case PageKind::kRobots:
    case PageKind::kNoJekyll:
    case PageKind::kAsset:
    case PageKind::kThemeAsset:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool is_in_shard(const Page& page, const Shard& shard) {
  const std::uint64_t dealt = is_site_wide(page.kind) ? 0 : hash64(page.path) % shard.count;
  return dealt + 1 == shard.index;
}

}  // namespace offprint
