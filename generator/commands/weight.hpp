// What a site weighs, and which settings would make it lighter.
//
// Hosts set bounds: GitHub Pages takes 1 GB and ten minutes for a deployment, in which the number
// of files counts too.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "build.hpp"

namespace offprint {

/// A setting of site.yaml, and what it would leave out of this build.
struct Saving {
  std::string setting;  ///< "`exports: {publications: false}`"
  std::size_t files = 0;
  std::uint64_t bytes = 0;
};

/// 800 MB or 50,000 files.
bool is_heavy(const WriteSummary& files);

/// Those that would leave out anything worth it, the greatest first.
std::vector<Saving> find_savings(const BuildReport& report);

}  // namespace offprint
