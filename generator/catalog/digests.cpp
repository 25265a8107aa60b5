#include "catalog/digests.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <map>

#include "base/suggestion.hpp"

namespace offprint {
namespace {

struct RankedPick {
  int rank;
  PublicationIndex publication;
};

/// A digest while its picks are being gathered.
struct Draft {
  Digest digest;
  std::vector<RankedPick> picks;
};

using Drafts = std::map<Date, Draft>;

int rank_or_last(int rank) { return rank > 0 ? rank : std::numeric_limits<int>::max(); }

void report_unknown(const DigestItem& item, const Catalog& catalog, Diagnostics& diagnostics) {
  std::vector<std::string_view> ids;
  for (const auto& [id, index] : catalog.publication_ids) ids.push_back(id);
  diagnostics
      .error(item.place, fmt::format("no record has the id `{}`", item.id),
             did_you_mean(item.id, ids))
      .code = "unknown-record";
}

void gather_items(Draft& draft, const Catalog& catalog, Diagnostics& diagnostics) {
  int rank = 0;
  for (const DigestItem& item : draft.digest.items) {
    ++rank;
    const auto found = item.record ? catalog.fates[*item.record].publication
                                   : catalog.find_publication(item.id).value_or(kAbsent);
    if (found == kAbsent) {
      report_unknown(item, catalog, diagnostics);
    } else {
      draft.picks.push_back({rank, found});
    }
  }
}

void gather_marks(Drafts& drafts, const std::vector<Publication>& publications) {
  for (PublicationIndex i = 0; i < publications.size(); ++i) {
    for (const DigestMark& mark : publications[i].digests) {
      Draft& draft = drafts[mark.date];
      draft.digest.date = mark.date;
      draft.picks.push_back({rank_or_last(mark.rank), i});
    }
  }
}

/// In rank order, each publication where it stood first.
DigestEntry entry_of(Draft&& draft) {
  std::stable_sort(draft.picks.begin(), draft.picks.end(),
                   [](auto& a, auto& b) { return a.rank < b.rank; });
  DigestEntry entry;
  static_cast<Digest&>(entry) = std::move(draft.digest);
  std::map<PublicationIndex, bool> seen;
  for (const RankedPick& pick : draft.picks) {
    if (!std::exchange(seen[pick.publication], true))
      entry.publications.push_back(pick.publication);
  }
  return entry;
}

}  // namespace

std::vector<DigestEntry> resolve_digests(std::vector<Digest> digests, const Catalog& catalog,
                                         std::vector<Publication>& publications,
                                         Diagnostics& diagnostics) {
  Drafts drafts;
  for (Digest& digest : digests) {
    const auto [there, fresh] = drafts.try_emplace(digest.date);
    if (!fresh) {
      diagnostics
          .error(digest.place, "another file has a digest of the same day",
                 "put both into one file")
          .code = "same-day";
      continue;
    }
    there->second.digest = std::move(digest);
    gather_items(there->second, catalog, diagnostics);
  }
  gather_marks(drafts, publications);
  std::vector<DigestEntry> entries;
  for (auto draft = drafts.rbegin(); draft != drafts.rend(); ++draft)
    entries.push_back(entry_of(std::move(draft->second)));
  for (DigestIndex i = 0; i < entries.size(); ++i) {
    int rank = 0;
    for (const PublicationIndex publication : entries[i].publications)
      publications[publication].picks.push_back({i, ++rank});
  }
  return entries;
}

}  // namespace offprint
