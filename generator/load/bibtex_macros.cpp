#include "load/bibtex_macros.hpp"

#include <utility>
#include <vector>

#include "base/suggestion.hpp"

namespace offprint {
namespace {

/// Names are compared with the unknown one only as long as that is cheap.
constexpr std::size_t kMostCompared = 500;

}  // namespace

BibtexMacros::BibtexMacros()
    : values_{{"jan", "January"},   {"feb", "February"}, {"mar", "March"},    {"apr", "April"},
              {"may", "May"},       {"jun", "June"},     {"jul", "July"},     {"aug", "August"},
              {"sep", "September"}, {"oct", "October"},  {"nov", "November"}, {"dec", "December"}} {
}

void BibtexMacros::define(std::string_view name, std::string value) {
  values_.insert_or_assign(bibtex_lower(name), std::move(value));
}

const std::string* BibtexMacros::find(std::string_view name) const {
  const auto found = values_.find(bibtex_lower(name));
  return found == values_.end() ? nullptr : &found->second;
}

std::string BibtexMacros::suggestion(std::string_view name) const {
  if (values_.size() > kMostCompared) return {};
  std::vector<std::string_view> names;
  for (const auto& [known, value] : values_) names.push_back(known);
  return did_you_mean(name, names);
}

std::string bibtex_lower(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  return lower;
}

}  // namespace offprint
