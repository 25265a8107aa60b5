#include "commands/proposals.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <unordered_map>

#include "lint/lint.hpp"
#include "load/record.hpp"

namespace offprint {
namespace {

class Proposer {
 public:
  explicit Proposer(const std::vector<Record>& records) {
    for (std::size_t i = 0; i < records.size(); ++i) ++copies_[records[i].id];
  }

  /// Takes in what can be corrected; true where that was anything.
  bool take(const std::vector<Finding>& findings) {
    bool any = false;
    std::set<std::pair<std::string, std::string>> taken;
    for (const Finding& finding : findings) {
      if (finding.mends.empty() || copies_[finding.record] != 1) continue;
      for (const Mend& mend : finding.mends) {
        if (!taken.emplace(finding.record, mend.key).second) continue;
        put(finding.record, mend);
        any = true;
      }
    }
    return any;
  }

  /// The records as they would be with what was taken in.
  std::vector<Record> apply(const std::vector<Record>& records) const {
    std::vector<Record> mended;
    for (const Record& record : records) {
      const auto found = overrides_.find(record.id);
      if (found == overrides_.end()) {
        mended.push_back(record);
      } else if (!found->second.omit) {
        mended.push_back(corrected_record(record, found->second));
      }
    }
    return mended;
  }

  std::vector<Override> finish() && {
    std::vector<Override> list;
    for (auto& [id, correction] : overrides_) list.push_back(std::move(correction));
    return list;
  }

 private:
  void put(const std::string& id, const Mend& mend) {
    Override& correction = overrides_[id];
    correction.id = id;
    if (mend.key == "omit") {
      correction.omit = true;
      return;
    }
    auto& list = correction.corrections;
    const auto there = std::ranges::find(list, mend.key, &Member::key);
    if (there == list.end()) {
      list.push_back({mend.key, {}, mend.value});
    } else {
      there->value = mend.value;
    }
  }

  static Record corrected_record(Record record, const Override& correction) {
    Diagnostics ignored;
    for (const Member& member : correction.corrections) {
      if (member.key == "author") record.authors.clear();
      record_fields().find(member.key)->read(member.value, record, ignored);
    }
    return record;
  }

  std::unordered_map<std::string, std::size_t> copies_;
  std::map<std::string, Override> overrides_;
};

}  // namespace

std::vector<Override> make_proposals(const std::vector<Record>& records,
                                     const std::vector<Finding>& findings) {
  constexpr int kMostRounds = 4;
  Proposer proposer(records);
  bool more = proposer.take(findings);
  for (int round = 1; more && round < kMostRounds; ++round)
    more = proposer.take(lint_records(proposer.apply(records)));
  return std::move(proposer).finish();
}

}  // namespace offprint
