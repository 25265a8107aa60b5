// Series that everybody knows, so that "cvpr 2022" and "NIPS" mean what they mean without a
// venues.yaml.
#pragma once

#include <span>
#include <string_view>

namespace offprint {

struct KnownVenue {
  std::string_view short_name;
  std::string_view name;
  std::string_view aliases;  ///< separated by `|`
};

/// By short name. A site's venues.yaml comes before it.
std::span<const KnownVenue> known_venues();

}  // namespace offprint
