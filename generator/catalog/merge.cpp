#include "catalog/merge.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <iterator>
#include <numeric>
#include <unordered_map>

#include "base/parallel.hpp"
#include "base/unicode.hpp"
#include "catalog/publication_id.hpp"
#include "text/name.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

/// Records that are one work; each knows why it joined the first.
class Groups {
 public:
  explicit Groups(std::size_t count) : parent_(count), reasons_(count) {
    std::iota(parent_.begin(), parent_.end(), 0);
  }

  /// The first record of the group.
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }

  void join(std::size_t a, std::size_t b, const std::string& reason) {
    a = find(a), b = find(b);
    if (a == b) return;
    parent_[std::max(a, b)] = std::min(a, b);
    reasons_[std::max(a, b)] = reason;
  }

  const std::string& reason(std::size_t i) const { return reasons_[i]; }

 private:
  std::vector<std::size_t> parent_;
  std::vector<std::string> reasons_;
};

bool years_agree(const Record& a, const Record& b) {
  return !a.issued || !b.issued || std::abs(a.issued.year - b.issued.year) <= 1;
}

class Merger {
 public:
  Merger(std::vector<Record> records, Diagnostics& diagnostics)
      : records_(std::move(records)),
        diagnostics_(diagnostics),
        groups_(records_.size()),
        rejected_(records_.size()) {
    constexpr std::size_t kRun = 256;
    titles_.resize(records_.size());
    for_each_run(records_.size(), kRun, number_of_threads(0),
                 [&](std::size_t begin, std::size_t end) {
                   for (std::size_t i = begin; i < end; ++i)
                     titles_[i] = fold_title(records_[i].title);
                 });
  }

  Merged merge() && {
    join_by("DOI", [](const Record& r) { return to_lower(r.doi); });
    join_by("arXiv id", [](const Record& r) { return to_lower(r.arxiv); });
    join_by_id();
    join_by_title();
    return collect();
  }

 private:
  /// A title on more different works than this ("Frontmatter of the Proceedings") tells nothing.
  static constexpr std::size_t kMostNamesakes = 64;
  static constexpr std::size_t kLeastWords = 4;

  void join_by(std::string_view what, const std::function<std::string(const Record&)>& key_of) {
    std::unordered_map<std::string, std::size_t> first;
    first.reserve(records_.size());
    for (std::size_t i = 0; i < records_.size(); ++i) {
      const std::string key = key_of(records_[i]);
      if (key.empty()) continue;
      const std::size_t other = first.try_emplace(key, i).first->second;
      if (other == i) continue;
      if (titles_[other].key == titles_[i].key ||
          authors_agree(records_[other].authors, records_[i].authors)) {
        groups_.join(other, i, fmt::format("same {} `{}`", what, key));
      } else {
        report_shared(what, key, i);
      }
    }
  }

  void report_shared(std::string_view what, const std::string& key, std::size_t i) {
    diagnostics_
        .warning(records_[i].place, fmt::format("{} `{}` stands on another work too", what, key),
                 "the titles and authors differ, so the records were kept apart")
        .code = "shared-identifier";
  }

  void join_by_id() {
    std::unordered_map<std::string_view, std::size_t> first;
    first.reserve(records_.size());
    for (std::size_t i = 0; i < records_.size(); ++i) {
      const std::size_t other = first.try_emplace(records_[i].id, i).first->second;
      if (other == i || groups_.find(other) == groups_.find(i)) continue;
      if (titles_[other].key == titles_[i].key) {
        groups_.join(other, i, "same id and title");
      } else {
        reject(i);
      }
    }
  }

  /// Two works cannot have one id; the first keeps it.
  void reject(std::size_t i) {
    rejected_[i] = true;
    diagnostics_
        .error(records_[i].place,
               fmt::format("the id `{}` is taken by another record", records_[i].id),
               "give one of them another id")
        .code = "duplicate-id";
  }

  void join_by_title() {
    std::unordered_map<std::string_view, std::vector<std::size_t>> namesakes;
    namesakes.reserve(records_.size());
    for (std::size_t i = 0; i < records_.size(); ++i) {
      if (titles_[i].words < kLeastWords || rejected_[i]) continue;
      std::vector<std::size_t>& others = namesakes[titles_[i].key];
      const auto same = std::find_if(others.begin(), others.end(),
                                     [&](std::size_t other) { return is_one_work(other, i); });
      if (same != others.end()) groups_.join(*same, i, "same title, year and authors");
      if (others.size() < kMostNamesakes) others.push_back(i);
    }
  }

  bool is_one_work(std::size_t a, std::size_t b) const {
    return years_agree(records_[a], records_[b]) &&
           authors_agree(records_[a].authors, records_[b].authors);
  }

  Merged collect() {
    std::vector<std::vector<std::size_t>> members(records_.size());
    Merged merged;
    merged.fates.resize(records_.size());
    merged.publications.reserve(records_.size());
    for (std::size_t i = 0; i < records_.size(); ++i) {
      if (rejected_[i]) {
        merged.fates[i] = {Fate::Kind::kRejected, records_[i].id, records_[i].place, kAbsent,
                           "the id is taken by another record"};
      } else {
        members[groups_.find(i)].push_back(i);
      }
    }
    PublicationIds ids(diagnostics_);
    for (std::vector<std::size_t>& group : members) {
      if (!group.empty()) add(group, ids, merged);
    }
    ids.drop_taken_old_ids(merged.publications);
    return merged;
  }

  void add(std::vector<std::size_t>& group, PublicationIds& ids, Merged& merged) {
    const auto rank = [&](std::size_t i) {
      return std::make_pair(records_[i].from_digest, is_preprint(records_[i]));
    };
    std::stable_sort(group.begin(), group.end(),
                     [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    const auto index = static_cast<PublicationIndex>(merged.publications.size());
    for (const std::size_t i : group) {
      const bool leads = i == group.front();
      const std::string& reason =
          groups_.reason(i).empty() ? groups_.reason(group.front()) : groups_.reason(i);
      merged.fates[i] = {leads ? Fate::Kind::kRendered : Fate::Kind::kMerged, records_[i].id,
                         records_[i].place, index, leads ? std::string() : reason};
    }
    merged.publications.push_back(sum_of(group, ids));
  }

  Publication sum_of(const std::vector<std::size_t>& group, PublicationIds& ids) {
    Record& lead = records_[group.front()];
    Publication publication;
    publication.id = ids.assign(lead.id, lead.place);
    publication.citation_key = lead.id;
    for (const std::size_t i : group) {
      publication.places.push_back(records_[i].place);
      if (records_[i].id != lead.id) publication.old_ids.push_back(records_[i].id);
    }
    static_cast<Description&>(publication) = std::move(static_cast<Description&>(lead));
    for (std::size_t n = 1; n < group.size(); ++n)
      fill_in(publication, std::move(records_[group[n]]));
    return publication;
  }

  static bool is_preprint(const Description& record) {
    return record.type == "article" || record.container_title.empty();
  }

  static void fill_in(Publication& publication, Record&& other);

  std::vector<Record> records_;
  Diagnostics& diagnostics_;
  Groups groups_;
  std::vector<bool> rejected_;  ///< records that nothing is made of
  std::vector<FoldedTitle> titles_;
};

/// Texts of which the first that is there wins.
constexpr std::string Description::*kTexts[] = {
    &Description::container_title,
    &Description::container_title_short,
    &Description::event_title,
    &Description::collection_title,
    &Description::publisher,
    &Description::publisher_place,
    &Description::volume,
    &Description::issue,
    &Description::number,
    &Description::page,
    &Description::doi,
    &Description::arxiv,
    &Description::isbn,
    &Description::issn,
    &Description::url,
    &Description::abstract,
    &Description::note,
    &Description::language,
    &Description::venue,
    &Description::edition,
    &Description::track,
    &Description::summary,
};

template <class T, class Same>
void add_missing(std::vector<T>& to, std::vector<T>&& from, Same same) {
  for (T& item : from) {
    if (std::none_of(to.begin(), to.end(), [&](const T& there) { return same(there, item); }))
      to.push_back(std::move(item));
  }
}

bool same_link(const Link& a, const Link& b) {
  return a.url.empty() ? a.label == b.label && b.url.empty() : a.url == b.url;
}

/// What a preprint says of its own place ("arXiv", a number there) is not said of the published
/// version.
void drop_place_of_preprint(Record& preprint) {
  for (const auto text : {&Description::publisher, &Description::publisher_place,
                          &Description::number, &Description::volume, &Description::issue}) {
    (preprint.*text).clear();
  }
}

void Merger::fill_in(Publication& to, Record&& from) {
  if (is_preprint(from) && !is_preprint(to)) drop_place_of_preprint(from);
  for (const auto text : kTexts) {
    if ((to.*text).empty()) to.*text = std::move(from.*text);
  }
  const bool fuller =
      to.authors_incomplete ? from.authors.size() > to.authors.size() : to.authors.empty();
  if (fuller) {
    to.authors = std::move(from.authors);
    to.authors_incomplete = from.authors_incomplete;
    to.author_gaps = std::move(from.author_gaps);
  }
  if (to.editors.empty()) to.editors = std::move(from.editors);
  if (!to.issued) to.issued = from.issued, to.issued_literal = std::move(from.issued_literal);
  if (to.image.src.empty()) to.image = std::move(from.image);
  if (!to.listing_index) to.listing_index = from.listing_index;
  to.selected |= from.selected;
  to.retracted |= from.retracted;
  add_missing(to.links, std::move(from.links), same_link);
  add_missing(to.topics, std::move(from.topics),
              [](auto& a, auto& b) { return fold(a) == fold(b); });
  add_missing(to.awards, std::move(from.awards), [](auto& a, auto& b) { return a.name == b.name; });
  add_missing(to.digests, std::move(from.digests),
              [](auto& a, auto& b) { return a.date == b.date; });
  add_missing(to.extra.members, std::move(from.extra.members),
              [](auto& a, auto& b) { return a.key == b.key; });
}

}  // namespace

bool authors_agree(const std::vector<PrintedName>& a, const std::vector<PrintedName>& b) {
  const auto& shorter = a.size() < b.size() ? a : b;
  const auto& longer = a.size() < b.size() ? b : a;
  if (shorter.empty()) return true;
  const auto found = std::count_if(shorter.begin(), shorter.end(), [&](const PrintedName& name) {
    return std::any_of(longer.begin(), longer.end(),
                       [&](const PrintedName& other) { return names_compatible(name, other); });
  });
  return static_cast<std::size_t>(found) * 2 >= shorter.size();
}

Merged merge_records(std::vector<Record> records, Diagnostics& diagnostics) {
  return Merger(std::move(records), diagnostics).merge();
}

}  // namespace offprint
