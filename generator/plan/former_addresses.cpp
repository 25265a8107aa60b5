#include "plan/former_addresses.hpp"

#include <algorithm>
#include <cstddef>

#include "text/name.hpp"
#include "text/slug.hpp"

namespace offprint {
namespace {

constexpr std::string_view kPeople = "people/";

/// "jane-doe" → "Jane", "Doe".
std::vector<std::string> words_of(std::string_view slug) {
  std::vector<std::string> words;
  while (!slug.empty()) {
    const std::size_t end = std::min(slug.find('-'), slug.size());
    std::string word(slug.substr(0, end));
    if (!word.empty() && word[0] >= 'a' && word[0] <= 'z')
      word[0] = static_cast<char>(word[0] - 'a' + 'A');
    if (!word.empty()) words.push_back(std::move(word));
    slug.remove_prefix(std::min(end + 1, slug.size()));
  }
  return words;
}

std::string joined(const std::vector<std::string>& words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) text += (i > begin ? " " : "") + words[i];
  return text;
}

/// Adds the names that a slug can be of: where the family name begins is not told.
void add_names(const std::vector<std::string>& words, std::vector<PrintedName>& names) {
  for (std::size_t family = 0; family < words.size(); ++family) {
    PrintedName name;
    name.given = joined(words, 0, family);
    name.family = joined(words, family, words.size());
    names.push_back(std::move(name));
  }
}

/// Where a slug is taken, six digits of a hash follow the next one's (catalog/directory.hpp).
bool is_hash(std::string_view word) {
  return word.size() == 6 && word.find_first_not_of("0123456789ABCDEFabcdef") == word.npos;
}

std::vector<PrintedName> names_of(std::string_view slug) {
  constexpr std::size_t kMostWords = 12;
  std::vector<PrintedName> names;
  std::vector<std::string> words = words_of(slug);
  if (words.empty() || words.size() > kMostWords) return names;
  add_names(words, names);
  if (!is_hash(words.back())) return names;
  words.pop_back();
  add_names(words, names);
  return names;
}

}  // namespace

FormerAddresses::FormerAddresses(const Catalog& catalog) : names_(catalog.people) {
  for (const PersonEntry& person : catalog.people)
    for (const std::string& former : person.former_names)
      slugs_.push_back(make_slug(name_key(parse_name(former))));
}

bool FormerAddresses::hold(std::string_view address) const {
  if (names_.empty()) return false;
  if (names_.are_in(address)) return true;
  if (!address.starts_with(kPeople)) return false;
  address.remove_prefix(kPeople.size());
  const std::string_view slug = address.substr(0, address.find_first_of("/."));
  return std::ranges::find(slugs_, slug) != slugs_.end() ||
         std::ranges::any_of(names_of(slug), [&](auto& name) { return names_.can_be(name); });
}

}  // namespace offprint
