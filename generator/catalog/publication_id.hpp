// The ids of publications: unique, also on a file system without case, and fit for a file name.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalog/catalog.hpp"

namespace offprint {

/// Hands out ids, and reports those that have to differ because another has the name. A key such as
/// `DBLP:conf/x/Y19` is mended in silence: it is right where it stands, and whole files have them.
class PublicationIds {
 public:
  explicit PublicationIds(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  /// The id for a publication whose leading record has `wanted`: that, or where it is unfit or
  /// taken a mended one, made from `wanted` alone so that it never depends on other records.
  std::string assign(const std::string& wanted, const Place& place);

  /// Redirects from an old id make sense only where no publication bears it, and once.
  void drop_taken_old_ids(std::vector<Publication>& publications);

 private:
  Diagnostics& diagnostics_;
  std::unordered_map<std::string, Place> taken_;  ///< by folded id
};

}  // namespace offprint
