#include "export/venue_line.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "text/folded_words.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

/// Does the folded text hold these folded words, whole?
bool holds_words(std::string_view text, std::string_view words) {
  return (" " + folded_words(text) + " ").find(" " + folded_words(words) + " ") !=
         std::string::npos;
}

/// Without the blanks and commas that a cut year leaves behind.
std::string_view trim_separators(std::string_view text) {
  constexpr std::string_view kSeparators = " ,";
  const std::size_t begin = text.find_first_not_of(kSeparators);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSeparators) - begin + 1);
}

/// The text without a year at its beginning or end.
std::string_view without_year(std::string_view text, int year) {
  const std::string digits = fmt::format("{}", year);
  if (text.starts_with(digits + " ")) text.remove_prefix(digits.size());
  if (text.ends_with(" " + digits)) text.remove_suffix(digits.size());
  return trim_separators(text);
}

/// "CVPR" and "cvpr 2022" say no more than the venue's short name does.
bool is_abbreviation(const Publication& publication, const VenueEntry& venue) {
  const std::string words =
      folded_words(without_year(publication.container_title, publication.issued.year));
  return words == folded_words(venue.short_name) || words == folded_words(venue.key);
}

/// Is each word the beginning of one of the text's, in their order? "Nat. Clim. Chang." of "Nature
/// Climate Change".
bool shortens(std::string_view words, std::string_view text) {
  const std::string folded = " " + folded_words(text);
  const std::string beginnings = folded_words(words);
  std::size_t at = 0;
  for (std::size_t begin = 0, end = 0; end < beginnings.size(); begin = end + 1) {
    end = std::min(beginnings.find(' ', begin), beginnings.size());
    at = folded.find(" " + beginnings.substr(begin, end - begin), at);
    if (at == std::string::npos) return false;
    ++at;
  }
  return beginnings.find(' ') != std::string::npos;
}

std::string_view short_name(const Appearance& appearance) {
  const bool of_venue = appearance.venue != nullptr && !appearance.venue->short_name.empty();
  return of_venue ? appearance.venue->short_name : appearance.publication.container_title_short;
}

int year_of(const Appearance& appearance) {
  const bool of_edition = appearance.edition != nullptr && appearance.edition->year != 0;
  return of_edition ? appearance.edition->year : appearance.publication.issued.year;
}

/// "ICCV 2025", or the one of them that is known.
std::string joined_with_year(std::string_view name, int year) {
  if (year == 0) return std::string(name);
  return name.empty() ? fmt::format("{}", year) : fmt::format("{} {}", name, year);
}

std::string with_tail(std::string_view text, std::string_view tail) {
  return text.empty() || tail.empty() ? std::string(text) : fmt::format("{}, {}", text, tail);
}

/// What stands in the place of a container where there is none.
std::string archive_or_publisher(const Publication& publication) {
  return publication.arxiv.empty() ? scholarly_to_plain(publication.publisher)
                                   : "arXiv:" + publication.arxiv;
}

}  // namespace

Appearance appearance_of(const Catalog& catalog, const Publication& publication) {
  if (publication.edition_index == kAbsent) return {publication};
  const EditionEntry& edition = catalog.editions[publication.edition_index];
  return {publication, &edition, &catalog.venues[edition.venue]};
}

std::string container_of(const Appearance& appearance) {
  const Publication& publication = appearance.publication;
  const VenueEntry* venue = appearance.venue;
  const bool nothing_said = publication.container_title.empty() ||
                            (venue != nullptr && is_abbreviation(publication, *venue));
  if (venue != nullptr && !venue->name.empty() && nothing_said) return venue->name;
  return scholarly_to_plain(publication.container_title.empty() ? publication.event_title
                                                                : publication.container_title);
}

std::string venue_line(const Appearance& appearance, std::string_view container) {
  const int year = year_of(appearance);
  if (container.empty())
    return with_tail(archive_or_publisher(appearance.publication), joined_with_year("", year));
  const std::string_view base = without_year(container, year);
  const std::string_view name = short_name(appearance);
  const bool said = name.empty() || holds_words(base, name) || shortens(name, base);
  const std::string tail = joined_with_year(said ? std::string_view() : name, year);
  return holds_words(base, tail) ? std::string(base) : with_tail(base, tail);
}

std::string venue_short(const Appearance& appearance) {
  if (appearance.edition != nullptr) return edition_name(*appearance.edition, *appearance.venue);
  const Publication& publication = appearance.publication;
  const bool preprint = publication.container_title.empty() && !publication.arxiv.empty();
  const std::string_view name = preprint ? "arXiv" : short_name(appearance);
  return name.empty() ? std::string() : joined_with_year(name, year_of(appearance));
}

std::string edition_name(const EditionEntry& edition, const VenueEntry& venue) {
  if (!edition.name.empty()) return edition.name;
  return fmt::format("{} {}", venue.short_name.empty() ? venue.name : venue.short_name,
                     edition.key);
}

}  // namespace offprint
