#include "catalog/publication_id.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.hpp"
#include "base/unicode.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

std::string with_hash(const std::string& stem, std::string_view of) {
  return stem + "-" + to_hex(hash64(of)).substr(0, 6);
}

}  // namespace

std::string PublicationIds::assign(const std::string& wanted, const Place& place) {
  std::string id = mend_id(wanted);
  if (!taken_.try_emplace(to_lower(id), place).second) {
    id = with_hash(id, wanted);
    diagnostics_
        .warning(place, fmt::format("the id `{}` differs from another only in case", wanted),
                 fmt::format("`{}` is used", id))
        .code = "id-case";
    taken_.try_emplace(to_lower(id), place);
  }
  return id;
}

void PublicationIds::drop_taken_old_ids(std::vector<Publication>& publications) {
  for (Publication& publication : publications) {
    std::erase_if(publication.old_ids, [&](const std::string& old) {
      const std::string key = to_lower(old);
      return mend_id(old) != old || !taken_.try_emplace(key, publication.places.front()).second;
    });
  }
}

}  // namespace offprint
