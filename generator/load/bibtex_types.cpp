#include "load/bibtex_types.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "base/suggestion.hpp"

namespace offprint {
namespace {

/// Sorted by name. The pairs are those of biblatex's manual (2.1) and CSL 1.0.2's appendix III.
constexpr std::array kTypes = std::to_array<BibtexType>({
    {"article", "article-journal", ""},
    {"artwork", "graphic", ""},
    {"audio", "song", ""},
    {"bachelorsthesis", "thesis", "Bachelor's thesis"},
    {"bachelorthesis", "thesis", "Bachelor's thesis"},
    {"blog", "post-weblog", ""},
    {"book", "book", ""},
    {"bookinbook", "chapter", ""},
    {"booklet", "pamphlet", ""},
    {"chapter", "chapter", ""},
    {"collection", "book", ""},
    {"commentary", "chapter", ""},
    {"conference", "paper-conference", ""},
    {"data", "dataset", ""},
    {"dataset", "dataset", ""},
    {"dissertation", "thesis", ""},
    {"electronic", "webpage", ""},
    {"image", "graphic", ""},
    {"inbook", "chapter", ""},
    {"incollection", "chapter", ""},
    {"inproceedings", "paper-conference", ""},
    {"inreference", "entry", ""},
    {"jurisdiction", "legal_case", ""},
    {"legal", "treaty", ""},
    {"legislation", "legislation", ""},
    {"letter", "personal_communication", ""},
    {"manual", "report", "Manual"},
    {"masterthesis", "thesis", "Master's thesis"},
    {"mastersthesis", "thesis", "Master's thesis"},
    {"misc", "document", ""},
    {"movie", "motion_picture", ""},
    {"music", "song", ""},
    {"mvbook", "book", ""},
    {"mvcollection", "book", ""},
    {"mvproceedings", "book", ""},
    {"mvreference", "book", ""},
    {"newspaper", "article-newspaper", ""},
    {"online", "webpage", ""},
    {"patent", "patent", ""},
    {"performance", "performance", ""},
    {"periodical", "periodical", ""},
    {"phdthesis", "thesis", "PhD thesis"},
    {"poster", "speech", "Poster"},
    {"preprint", "article", "preprint"},
    {"presentation", "speech", ""},
    {"proceedings", "book", ""},
    {"reference", "book", ""},
    {"report", "report", ""},
    {"review", "review", ""},
    {"set", "book", ""},
    {"software", "software", ""},
    {"standard", "standard", ""},
    {"suppbook", "chapter", ""},
    {"suppcollection", "chapter", ""},
    {"suppperiodical", "article-journal", ""},
    {"talk", "speech", ""},
    {"techreport", "report", ""},
    {"thesis", "thesis", ""},
    {"unpublished", "manuscript", ""},
    {"video", "motion_picture", ""},
    {"webpage", "webpage", ""},
    {"workshop", "paper-conference", ""},
    {"www", "webpage", ""},
});

}  // namespace

const BibtexType* find_bibtex_type(std::string_view name) {
  const auto found = std::ranges::find(kTypes, name, &BibtexType::name);
  return found == kTypes.end() ? nullptr : &*found;
}

std::string_view closest_bibtex_type(std::string_view name) {
  constexpr std::size_t kLongest = 20;
  if (name.size() > kLongest) return {};
  std::vector<std::string_view> names;
  for (const BibtexType& type : kTypes) names.push_back(type.name);
  return closest(name, names);
}

}  // namespace offprint
