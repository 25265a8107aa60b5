#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/unicode.hpp"
#include "migrate/markup.hpp"
#include "migrate/old_records.hpp"

namespace offprint {
namespace {

/// What stands before the title and the year.
std::string_view before_title(std::string_view citation, std::string_view title) {
  constexpr std::size_t kTelling = 20;  ///< so much of a title is no name
  std::size_t end = title.size() < kTelling
                        ? citation.size()
                        : std::min(citation.find(title.substr(0, 2 * kTelling)), citation.size());
  for (const std::string_view mark : {"\"", "“", "(1", "(2", "&quot;", "(in ", "(to "})
    end = std::min(end, citation.find(mark));
  return end == citation.size() ? std::string_view() : citation.substr(0, end);
}

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    const std::size_t end = std::min(text.find_first_of(",;", begin), text.size());
    std::string part(trim(std::string_view(text).substr(begin, end - begin)));
    if (!part.empty()) parts.push_back(std::move(part));
    begin = end + 1;
  }
  return parts;
}

/// "A.", "A. H.", "A.H.", "AH", "J.-P.".
bool are_initials(std::string_view part) {
  const bool signs = std::ranges::all_of(
      part, [](char c) { return (c >= 'A' && c <= 'Z') || c == '.' || c == ' ' || c == '-'; });
  return signs && part.size() <= 8 &&
         (part.find('.') != std::string_view::npos || part.size() <= 3);
}

/// "Ladwig R." is "Ladwig, R.".
std::string in_order(const std::string& name) {
  const std::size_t blank = name.rfind(' ');
  if (blank == std::string::npos || !are_initials(name.substr(blank + 1))) return name;
  return name.substr(0, blank) + ", " + name.substr(blank + 1);
}

}  // namespace

std::vector<std::string> authors_of_citation(const std::string& citation,
                                             const std::string& title) {
  std::string text = to_plain_line(before_title(citation, title));
  text.resize(std::min(text.find(" et al"), text.size()));
  while (text.ends_with(':')) text.pop_back();
  for (const std::string_view word : {" and ", " & ", " &amp; "}) text = replaced(text, word, ", ");
  std::vector<std::string> authors;
  for (const std::string& part : parts_of(text)) {
    if (are_initials(part) && !authors.empty() && authors.back().find(',') == std::string::npos) {
      authors.back() += ", " + part;
    } else {
      authors.push_back(part);
    }
  }
  for (std::string& author : authors) {
    if (author.find(',') == std::string::npos) author = in_order(author);
    if (author.ends_with('.') && !are_initials(author.substr(author.rfind(' ') + 1)))
      author.pop_back();
  }
  std::erase_if(authors, [](const std::string& author) {
    return author.size() < 2 || author.find_first_of("0123456789") != std::string::npos;
  });
  return authors;
}

}  // namespace offprint
