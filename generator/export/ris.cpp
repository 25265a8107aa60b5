#include "export/ris.hpp"

#include <fmt/compile.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/find_byte.hpp"
#include "text/name.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

std::string_view reference_type(std::string_view csl) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kTypes = {{
      {"paper-conference", "CPAPER"},
      {"article-journal", "JOUR"},
      {"article-magazine", "MGZN"},
      {"article-newspaper", "NEWS"},
      {"book", "BOOK"},
      {"chapter", "CHAP"},
      {"entry-encyclopedia", "ENCYC"},
      {"thesis", "THES"},
      {"report", "RPRT"},
      {"software", "COMP"},
      {"dataset", "DATA"},
      {"patent", "PAT"},
      {"webpage", "ELEC"},
  }};
  const auto found = std::find_if(kTypes.begin(), kTypes.end(),
                                  [csl](const auto& type) { return type.first == csl; });
  return found == kTypes.end() ? "GEN" : found->second;
}

constexpr auto is_control = [](auto c) { return (c >= 0) & (c < ' '); };

/// With a space for every line break and tab.
void append_on_one_line(std::string& out, std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t end; (end = find_byte(text, is_control, begin)) != text.size(); begin = end + 1)
    out.append(text, begin, end - begin) += ' ';
  out.append(text, begin);
}

void append_line(std::string& out, std::string_view tag, std::string_view value) {
  if (value.empty()) return;
  out.append(tag).append("  - ");
  append_on_one_line(out, value);
  out += "\r\n";
}

void append_names(std::string& out, std::string_view tag, const std::vector<PrintedName>& names) {
  for (const PrintedName& name : names) append_line(out, tag, inverted_name(name));
}

/// "2025/03/14"; slashes stay where month or day is unknown.
std::string ris_date(const Date& date) {
  if (date.month == 0) return {};
  if (date.day == 0) return fmt::format(FMT_COMPILE("{:04}/{:02}//"), date.year, date.month);
  return fmt::format(FMT_COMPILE("{:04}/{:02}/{:02}/"), date.year, date.month, date.day);
}

void append_when(std::string& out, const Date& date) {
  if (date) append_line(out, "PY", fmt::format(FMT_COMPILE("{:04}"), date.year));
  append_line(out, "DA", ris_date(date));
}

void append_where(std::string& out, const Citation& citation) {
  const Publication& publication = citation.publication;
  append_line(out, "T2", citation.text.container);
  append_line(out, "J2", publication.container_title_short);
  append_line(out, "T3", scholarly_to_plain(publication.collection_title));
  append_line(out, "VL", publication.volume);
  append_line(out, "IS", publication.issue.empty() ? publication.number : publication.issue);
  const auto [first, last] = page_range(publication.page);
  append_line(out, "SP", first);
  append_line(out, "EP", last);
  append_line(out, "PB", citation.text.publisher);
  append_line(out, "CY", publication.publisher_place);
  append_line(out, "SN", publication.isbn.empty() ? publication.issn : publication.isbn);
}

void append_contents(std::string& out, const Citation& citation) {
  for (const std::string& topic : citation.publication.topics) append_line(out, "KW", topic);
  append_line(out, "LA", citation.publication.language);
  append_line(out, "AB", citation.text.abstract);
}

}  // namespace

void append_ris(std::string& out, const Citation& citation, CitationScope scope) {
  const Publication& publication = citation.publication;
  append_line(out, "TY", reference_type(publication.type));
  append_line(out, "ID", publication.id);
  append_line(out, "TI", citation.text.title);
  append_names(out, "AU", publication.authors);
  append_names(out, "ED", publication.editors);
  append_when(out, publication.issued);
  append_where(out, citation);
  append_line(out, "DO", publication.doi);
  append_line(out, "UR", url_of(citation));
  if (scope == CitationScope::kEverything) append_contents(out, citation);
  out += "ER  - \r\n";
}

}  // namespace offprint
