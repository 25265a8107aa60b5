// Smaller copies of pictures while a site is served: pages name them as those of a build do, and
// each is made when a browser first asks for it, or the original is sent in its place. Pages never
// wait: a few copies are made at a time, and who comes meanwhile gets the original too.
#pragma once

#include <filesystem>
#include <semaphore>

#include "catalog/catalog.hpp"
#include "model.hpp"
#include "picture/renditions.hpp"

namespace offprint {

class CopyMaker {
 public:
  /// Asks the program what it can write.
  CopyMaker(const Resizer& resizer, std::filesystem::path cache);

  /// Puts the copies among the assets, each with its original as the source.
  void promise(const SiteConfig& site, Catalog& catalog) const;

  /// What to send for an asset: a copy where one was promised and can be had. Safe to call from
  /// many threads.
  std::filesystem::path file_for(const Asset& asset) const;

 private:
  Workshop workshop_;
  mutable std::counting_semaphore<2> turns_{2};
};

}  // namespace offprint
