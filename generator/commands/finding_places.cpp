#include "commands/finding_places.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <tuple>

#include "base/utf8.hpp"

namespace offprint {
namespace {

auto order(const Place& place) { return std::make_tuple(place.source, place.line, place.column); }

/// The spellings of a key, by the one that findings use.
std::span<const std::string_view> spellings(std::string_view key) {
  static constexpr std::array<std::string_view, 1> kTitle{"title"}, kAbstract{"abstract"};
  static constexpr std::array<std::string_view, 2> kAuthor{"author", "authors"},
      kPage{"page", "pages"}, kDoi{"DOI", "doi"};
  static constexpr std::array<std::string_view, 3> kIssued{"issued", "year", "date"},
      kArxiv{"arxiv", "eprint", "number"};
  if (key == "title") return kTitle;
  if (key == "abstract") return kAbstract;
  if (key == "author") return kAuthor;
  if (key == "page") return kPage;
  if (key == "DOI") return kDoi;
  if (key == "issued") return kIssued;
  return key == "arxiv" ? std::span<const std::string_view>(kArxiv)
                        : std::span<const std::string_view>();
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

/// Where `key` stands as a key: nothing but a quote around it, `:` or `=` behind it.
std::size_t find_key(std::string_view text, std::string_view key) {
  for (std::size_t i = text.find(key); i != std::string_view::npos; i = text.find(key, i + 1)) {
    std::size_t end = i + key.size();
    const bool quoted = i > 0 && text[i - 1] == '"' && end < text.size() && text[end] == '"';
    if (!quoted && i > 0 && (is_letter(text[i - 1]) || text[i - 1] == '"')) continue;
    end = std::min(text.find_first_not_of(" \t", end + (quoted ? 1 : 0)), text.size());
    if (end < text.size() && (text[end] == ':' || text[end] == '=')) return quoted ? i - 1 : i;
  }
  return std::string_view::npos;
}

std::size_t find_any_key(std::string_view text, std::string_view key) {
  std::size_t first = std::string_view::npos;
  for (const std::string_view spelling : spellings(key))
    first = std::min(first, find_key(text, spelling));
  return first;
}

}  // namespace

FindingPlaces::FindingPlaces(const std::vector<Record>& records, const Sources& sources)
    : sources_(sources) {
  for (const Record& record : records) begins_.push_back(record.place);
  std::ranges::sort(begins_, {}, order);
}

Place FindingPlaces::find(const Finding& finding) {
  const Place& begin = finding.place;
  if (begin.source >= sources_.size() || begin.line == 0 || finding.key.empty()) return begin;
  const std::string_view text = text_of_record(begin);
  const std::size_t at = find_any_key(text, finding.key);
  if (at == std::string_view::npos) return begin;
  PlaceFinder within(begin.source, text);
  Place place = within.at(at);
  if (place.line == 1) place.column += begin.column - 1;
  place.line += begin.line - 1;
  return place;
}

std::string_view FindingPlaces::text_of_record(const Place& begin) {
  constexpr std::size_t kMost = 1 << 16;
  const std::vector<std::size_t>& lines = lines_of(begin.source);
  const std::string_view text = sources_.text(begin.source);
  const auto offset = [&](const Place& place) {
    const std::size_t line = lines[std::min<std::size_t>(place.line, lines.size()) - 1];
    return line + slice_code_points(text.substr(line, kMost), 0, place.column - 1).size();
  };
  const std::size_t from = offset(begin);
  const auto next = std::ranges::upper_bound(begins_, order(begin), {}, order);
  const bool followed = next != begins_.end() && next->source == begin.source;
  return text.substr(from, std::min(kMost, followed ? offset(*next) - from : text.size() - from));
}

const std::vector<std::size_t>& FindingPlaces::lines_of(SourceId source) {
  std::vector<std::size_t>& lines = lines_[source];
  if (!lines.empty()) return lines;
  const std::string_view text = sources_.text(source);
  lines.push_back(0);
  for (std::size_t i = text.find_first_of("\r\n"); i != std::string_view::npos;
       i = text.find_first_of("\r\n", i)) {
    i += text.substr(i, 2) == "\r\n" ? 2 : 1;
    lines.push_back(i);
  }
  return lines;
}

}  // namespace offprint
