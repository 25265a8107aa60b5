// Addresses that tell a name which somebody has given up (`former-names` in people.yaml).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalog/catalog.hpp"
#include "catalog/former_names.hpp"

namespace offprint {

class FormerAddresses {
 public:
  explicit FormerAddresses(const Catalog& catalog);

  /// Whether a page of a former name can have stood there: "people/j-doe.html" or a further part of
  /// it, if that agrees with a former name and not with the present one; or any address with the
  /// whole name, "news/jane-doe-wins.html". No page must stand there now.
  bool hold(std::string_view address) const;

 private:
  FormerNames names_;
  std::vector<std::string> slugs_;  ///< of whole names, in whatever script
};

}  // namespace offprint
