// The kinds of site that somebody can start with. A kind decides what the first files say, and
// nothing later: every site can grow every section.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace offprint {

enum class SiteKind : std::uint8_t { kHomepage, kVenue, kLab, kDigest };

/// Their names, in the order of the enumeration.
inline constexpr std::array<std::string_view, 4> kSiteKinds{"homepage", "venue", "lab", "digest"};

inline std::string_view name_of(SiteKind kind) {
  return kSiteKinds[static_cast<std::size_t>(kind)];
}

/// "lab" → kLab.
inline std::optional<SiteKind> find_site_kind(std::string_view name) {
  for (std::size_t i = 0; i < kSiteKinds.size(); ++i)
    if (kSiteKinds[i] == name) return static_cast<SiteKind>(i);
  return std::nullopt;
}

}  // namespace offprint
