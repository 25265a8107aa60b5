// A part of a site that one of several machines builds.
//
// N builds of the same content, each with another K of K/N, write disjoint sets of files; laid over
// each other they are the site that one build makes.
#pragma once

#include "plan/plan.hpp"

namespace offprint {

struct Shard {
  unsigned index = 1;  ///< from 1
  unsigned count = 1;

  bool is_whole() const { return count == 1; }
};

/// Pages are dealt out by the hash of their addresses, so that a new one moves no other; what there
/// is once a site (sitemaps, assets, the theme's files, …) comes with the first shard.
bool is_in_shard(const Page& page, const Shard& shard);

}  // namespace offprint
