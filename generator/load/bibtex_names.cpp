#include "load/bibtex_names.hpp"

#include <algorithm>
#include <vector>

#include "base/unicode.hpp"

namespace offprint {
namespace {

/// The pieces of a text between separators outside braces, trimmed; empty ones are left out.
std::vector<std::string_view> split_outside_braces(std::string_view text,
                                                   std::string_view separator) {
  std::vector<std::string_view> pieces;
  std::size_t depth = 0, begin = 0;
  const auto take = [&](std::size_t end) {
    const std::string_view piece = trim(text.substr(begin, end - begin));
    if (!piece.empty()) pieces.push_back(piece);
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && depth > 0) --depth;
    if (depth > 0 || !text.substr(i).starts_with(separator)) continue;
    take(i);
    begin = i + separator.size();
  }
  take(text.size());
  return pieces;
}

bool has_words(std::string_view name) {
  return std::ranges::any_of(name, [](char c) { return c == ' ' || c == '~'; });
}

std::string joined(const std::vector<std::string_view>& names) {
  std::string out;
  for (const std::string_view name : names) out.append(out.empty() ? "" : " and ").append(name);
  return out;
}

/// "A, B, and C": the last part begins with the word.
std::string_view without_and(std::string_view name) {
  return name.starts_with("and ") ? trim(name.substr(4)) : name;
}

bool has_and(std::string_view text) { return split_outside_braces(text, " and ").size() > 1; }

/// Parts of a list of which each is a whole name.
bool are_whole_names(const std::vector<std::string_view>& parts) {
  constexpr std::size_t kFewest = 3;  // "Last Name, First Name" is one name
  return parts.size() >= kFewest && std::ranges::all_of(parts, has_words) &&
         std::ranges::none_of(parts, has_and);
}

}  // namespace

std::string mend_bibtex_names(std::string_view names) {
  for (const std::string_view separator : {";", " & ", " \\& "}) {
    const std::vector<std::string_view> parts = split_outside_braces(names, separator);
    if (parts.size() > 1 && !has_and(names)) return joined(parts);
  }
  std::vector<std::string_view> parts = split_outside_braces(names, ",");
  if (!parts.empty()) parts.back() = without_and(parts.back());
  return are_whole_names(parts) ? joined(parts) : std::string(names);
}

}  // namespace offprint
