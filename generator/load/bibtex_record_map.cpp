#include "load/bibtex_record_map.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.hpp"
#include "load/bibtex_macros.hpp"
#include "load/record.hpp"
#include "text/folded_words.hpp"
#include "text/scholarly.hpp"

namespace offprint {

const BibtexField* BibtexRecordMap::field(std::string_view name) const {
  const BibtexField* found = entry_.find(name);
  return found && !found->value.empty() ? found : nullptr;
}

std::string_view BibtexRecordMap::text(std::string_view key) const {
  const Node* node = map_.find(key);
  return node ? std::string_view(node->text) : std::string_view();
}

void BibtexRecordMap::put(std::string_view key, Node value, const Place& place) {
  map_.members.push_back({std::string(key), place, std::move(value)});
}

void BibtexRecordMap::set(std::string_view key, std::string text, const Place& place) {
  if (!text.empty() && !has(key)) put(key, Node::string(std::move(text), place), place);
}

void BibtexRecordMap::set_plain(std::string_view key, const BibtexField& field) {
  std::string value = bibtex_plain(field.value);
  if (has(key) && text(key) != value) return keep(field);
  set(key, std::move(value), field.place);
}

void BibtexRecordMap::set_source(std::string_view key, const BibtexField& field) {
  if (has(key) && text(key) != field.value) return keep(field);
  set(key, field.value, field.place);
}

void BibtexRecordMap::keep(const BibtexField& field) {
  const bool is_ours = record_fields().find(field.name) != nullptr;
  set(is_ours ? "bibtex-" + field.name : field.name, field.value, field.place);
}

void BibtexRecordMap::add_link(std::string_view label, std::string url, const Place& place) {
  if (!links_.is_list()) links_ = Node::list(place);
  Node link = Node::map(place);
  link.members.push_back({"label", place, Node::string(std::string(label), place)});
  link.members.push_back({"url", place, Node::string(std::move(url), place)});
  links_.items.push_back(std::move(link));
}

Node BibtexRecordMap::finish() && {
  const Place place = links_.place;
  if (links_.is_list()) put("links", std::move(links_), place);
  return std::move(map_);
}

std::string bibtex_plain(std::string_view text) {
  constexpr std::string_view kMarkup = "\\{}$~^_&<>`'\"-\n";
  if (text.find_first_of(kMarkup) == std::string_view::npos) return std::string(text);
  return scholarly_to_plain(text);
}

std::string_view bibtex_status(std::string_view text) {
  constexpr std::size_t kLongest = 40;
  constexpr auto kWords = std::to_array<std::pair<std::string_view, std::string_view>>({
      {"to appear", "to appear"},
      {"forthcoming", "to appear"},
      {"accepted", "to appear"},
      {"accepted for publication", "to appear"},
      {"in press", "in press"},
      {"inpress", "in press"},
      {"under review", "under review"},
      {"in review", "under review"},
      {"submitted", "under review"},
      {"in submission", "under review"},
      {"under submission", "under review"},
  });
  if (text.size() > kLongest) return {};
  const std::string words = folded_words(text);
  const auto found =
      std::ranges::find(kWords, words, &std::pair<std::string_view, std::string_view>::first);
  return found == kWords.end() ? std::string_view() : found->second;
}

bool is_bibtex_yes(std::string_view text) {
  const std::string word = bibtex_lower(trim(text));
  return word.empty() || word == "true" || word == "yes" || word == "1" || word == "y";
}

bool is_bibtex_no(std::string_view text) {
  const std::string word = bibtex_lower(trim(text));
  return word == "false" || word == "no" || word == "0" || word == "n";
}

}  // namespace offprint
