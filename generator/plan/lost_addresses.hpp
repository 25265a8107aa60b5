// Addresses of the ledger at which no page stands any more, each an error with the way out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/diagnostic.hpp"
#include "catalog/catalog.hpp"
#include "plan/permalinks.hpp"
#include "plan/plan.hpp"

namespace offprint {

/// Tells of addresses without a page, and where each may have gone: pages are looked through when
/// the first is lost.
class LostAddresses {
 public:
  LostAddresses(const Permalinks& permalinks, const Catalog& catalog, const Plan& plan,
                Diagnostics& diagnostics);

  void report(const Permalink& entry);

 private:
  std::string hint_for(const std::string& address);
  std::string_view guess(std::string_view address);
  void find_pages();

  const Permalinks& permalinks_;
  const Plan& plan_;
  Diagnostics& diagnostics_;
  std::string trace_;  ///< what is to be said of names, where somebody has given one up
  std::optional<std::vector<std::string_view>> fresh_;  ///< pages that the ledger does not have
  std::unordered_map<std::string, std::string_view> twins_;  ///< pages by place_on_disk
  int guesses_left_ = 100;                                   ///< each looks at all fresh pages
};

}  // namespace offprint
