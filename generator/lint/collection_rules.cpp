// Rules that need all records: words that others print whole, years far from all others,
// identifiers on several titles.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <unordered_set>

#include "catalog/merge.hpp"
#include "lint/broken_words.hpp"
#include "lint/rules.hpp"
#include "text/scholarly.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

using Records = std::vector<Record>;
using Breaks = std::span<const BrokenWord>;

const std::string& text_of(const Record& record, std::string_view key) {
  return key == "title" ? record.title : record.abstract;
}

/// The text with every broken word as it was meant; as it is where one of them is not known.
std::vector<Mend> mended_words(const std::string& text, Breaks breaks) {
  std::string mended;
  std::size_t done = 0;
  for (const BrokenWord& word : breaks) {
    if (word.meant.empty()) return {};
    if (word.begin < done) continue;
    mended.append(text, done, word.begin - done).append(word.meant);
    done = word.begin + word.printed.size();
  }
  return {text_mend(breaks.front().key, mended.append(text, done))};
}

void report_breaks(const Record& record, Breaks breaks, Findings& findings) {
  constexpr std::size_t kMost = 3;
  std::string list;
  for (const BrokenWord& word : breaks.first(std::min(breaks.size(), kMost)))
    list += fmt::format("{}`{}`", list.empty() ? "" : ", ", shortened(word.printed));
  if (breaks.size() > kMost) list += fmt::format(" and {} more", breaks.size() - kMost);
  findings.about(record.id, record.place);
  findings.warning(
      std::string(breaks.front().key),
      fmt::format("the {} has words that a line's end broke: {}", breaks.front().key, list),
      "take the break out, and the hyphen where the word has none",
      mended_words(text_of(record, breaks.front().key), breaks));
}

void check_broken_words(const Records& records, Findings& findings) {
  const std::vector<BrokenWord> broken = find_broken_words(records);
  for (auto begin = broken.begin(); begin != broken.end();) {
    const auto end = std::find_if(begin, broken.end(), [&](const BrokenWord& word) {
      return word.record != begin->record || word.key != begin->key;
    });
    report_breaks(records[begin->record], Breaks(begin, end), findings);
    begin = end;
  }
}

/// The last year that can be right: when this rule was written, or what the collection itself
/// reaches with three records. The clock says nothing, so that a check gives the same twice.
int last_possible_year(const Records& records) {
  constexpr int kWritten = 2026;
  constexpr std::size_t kEnough = 3;
  std::map<int, std::size_t> counts;
  for (const Record& record : records) ++counts[record.issued.year];
  int last = kWritten;
  for (const auto& [year, count] : counts) {
    if (count >= kEnough) last = std::max(last, year);
  }
  return last + 3;
}

void check_years(const Records& records, Findings& findings) {
  constexpr int kFirstPrint = 1450;
  const int last = last_possible_year(records);
  for (const Record& record : records) {
    const int year = record.issued.year;
    if (!record.issued || (year >= kFirstPrint && year <= last)) continue;
    findings.about(record.id, record.place);
    findings.warning("issued", fmt::format("the year `{}` cannot be right", year),
                     year < kFirstPrint ? "it is before there were printed books"
                                        : "it is far behind that of all other records");
  }
}

/// Half of the words of the shorter title stand in the other: a title that changed on its way from
/// preprint to paper.
bool titles_agree(const std::string& a, const std::string& b) {
  const auto words = [](std::string_view text) {
    std::unordered_set<std::string_view> set;
    while (!text.empty()) {
      const std::size_t space = std::min(text.find(' '), text.size());
      set.insert(text.substr(0, space));
      text.remove_prefix(std::min(space + 1, text.size()));
    }
    return set;
  };
  const auto of_a = words(a), of_b = words(b);
  const auto shared = static_cast<std::size_t>(
      std::ranges::count_if(of_a, [&](std::string_view word) { return of_b.contains(word); }));
  return shared * 2 >= std::min(of_a.size(), of_b.size());
}

/// Two titles under one identifier whose authors agree would become one publication.
template <class KeyOf>
void check_shared(const Records& records, std::string_view noun, std::string_view key,
                  const KeyOf& key_of, Findings& findings) {
  std::unordered_map<std::string, std::size_t> first;
  for (std::size_t i = 0; i < records.size(); ++i) {
    const std::string identifier = key_of(records[i]);
    if (identifier.empty()) continue;
    const Record& other = records[first.try_emplace(identifier, i).first->second];
    if (&other == &records[i] || !authors_agree(other.authors, records[i].authors)) continue;
    if (titles_agree(fold_title(other.title).key, fold_title(records[i].title).key)) continue;
    findings.about(records[i].id, records[i].place);
    findings.warning(
        std::string(key),
        fmt::format("the {} `{}` stands on another title too: `{}`", noun, identifier,
                    shortened(scholarly_to_plain(other.title))),
        "the two became one publication; give each its own, or take the wrong one out");
  }
}

void check_identifiers(const Records& records, Findings& findings) {
  check_shared(
      records, "DOI", "DOI", [](const Record& r) { return doi_key(r.doi); }, findings);
  check_shared(
      records, "arXiv identifier", "arxiv", [](const Record& r) { return r.arxiv; }, findings);
}

constexpr std::array kRules{
    CollectionRule{"broken-word", "a word that a line's end has broken: `recog- nition`",
                   check_broken_words},
    CollectionRule{"year", "a year before printing, or far behind all others", check_years},
    CollectionRule{"two-titles", "one DOI or arXiv identifier on two different titles",
                   check_identifiers},
};

}  // namespace

std::span<const CollectionRule> collection_rules() { return kRules; }

}  // namespace offprint
