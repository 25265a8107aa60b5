#include "migrate/filled_in.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.hpp"

namespace offprint {
namespace {

constexpr std::size_t kLongestTag = 4096;

/// Where tags begin and end; the longer of two beginnings first.
constexpr auto kSigns = std::to_array<std::pair<std::string_view, std::string_view>>(
    {{"{%", "%}"}, {"{{<", ">}}"}, {"{{%", "%}}"}, {"{{", "}}"}, {"{:", "}"}, {"{style=", "}"}});

/// Takes the first word, which may stand in quotes or have them within.
std::string take_word(std::string_view& rest) {
  rest = trim(rest);
  std::size_t end = 0;
  for (char quote = '\0'; end < rest.size(); ++end) {
    const char c = rest[end];
    if (quote == '\0' && (c == ' ' || c == '\t' || c == '\n')) break;
    if (c == quote) {
      quote = '\0';
    } else if (quote == '\0' && (c == '"' || c == '\'')) {
      quote = c;
    }
  }
  std::string word(rest.substr(0, end));
  rest.remove_prefix(end);
  return word;
}

std::string without_quotes(std::string word) {
  const bool quoted =
      word.size() > 1 && (word[0] == '"' || word[0] == '\'') && word.back() == word[0];
  return quoted ? word.substr(1, word.size() - 2) : word;
}

FilledIn parts_of(std::string_view whole, std::string_view inner) {
  FilledIn tag{whole, inner, {}, {}};
  tag.name = take_word(inner);
  if (tag.name == "include") tag.name = take_word(inner);
  while (!(inner = trim(inner)).empty())
    if (std::string word = take_word(inner); word.find('=') == std::string::npos)
      tag.words.push_back(without_quotes(std::move(word)));
  return tag;
}

}  // namespace

std::optional<FilledIn> find_filled_in(std::string_view text) {
  for (const auto& [open, close] : kSigns) {
    if (!text.starts_with(open)) continue;
    const std::size_t end = text.substr(0, kLongestTag).find(close, open.size());
    if (end == std::string_view::npos) return std::nullopt;
    return parts_of(text.substr(0, end + close.size()),
                    text.substr(open.size(), end - open.size()));
  }
  return std::nullopt;
}

std::string FilledIn::attribute(std::string_view attribute_name) const {
  return attribute_of(inner, attribute_name);
}

std::string attribute_of(std::string_view attributes, std::string_view name) {
  const std::string sought = std::string(name) + "=";
  std::size_t at = attributes.find(sought);
  while (at != std::string_view::npos && at > 0 && trim(attributes.substr(at - 1, 1)) != "")
    at = attributes.find(sought, at + 1);
  if (at == std::string_view::npos) return {};
  std::string_view value = attributes.substr(at + sought.size());
  const bool quoted = value.starts_with('"') || value.starts_with('\'');
  if (!quoted) return std::string(value.substr(0, value.find_first_of(" \t\n>")));
  return std::string(value.substr(1, value.find(value.front(), 1) - 1));
}

}  // namespace offprint
