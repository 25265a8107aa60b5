// Rules about numbers: pages that run backwards.
#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "lint/rules.hpp"

namespace offprint {
namespace {

/// range = [letter] digits dash { dash } [letter] digits
/// with any dash, blanks around it, and the same letter on both sides ("S12–S15").
struct PageRange {
  std::string_view first, last;  ///< the digits
};

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string_view take_page(std::string_view& text, char& letter) {
  letter = !text.empty() && !is_digit(text.front()) ? text.front() : '\0';
  if (letter != '\0') text.remove_prefix(1);
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const std::string_view page = text.substr(0, digits);
  text.remove_prefix(digits);
  return page;
}

std::string with_plain_dashes(std::string_view text) {
  std::string out;
  for (const char32_t c : to_utf32(text)) {
    if (is_space(c)) continue;
    append_utf8(out, (c >= 0x2010 && c <= 0x2015) || c == 0x2212 ? U'-' : c);
  }
  return out;
}

std::optional<PageRange> parse_range(std::string_view text) {
  char letter = '\0', other = '\0';
  const std::string_view first = take_page(text, letter);
  const std::size_t dashes = std::min(text.find_first_not_of('-'), text.size());
  if (first.empty() || dashes == 0) return std::nullopt;
  text.remove_prefix(dashes);
  const std::string_view last = take_page(text, other);
  if (last.empty() || !text.empty() || (other != '\0' && other != letter)) return std::nullopt;
  return PageRange{first, last};
}

std::optional<unsigned long> number_of(std::string_view digits) {
  unsigned long number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return number;
}

/// "1234–56" means 1256; a last page that is still before the first has been misprinted.
bool runs_backwards(const PageRange& range) {
  if (range.first.size() > 9 || range.last.size() > range.first.size()) return false;
  std::string last(range.first.substr(0, range.first.size() - range.last.size()));
  last += range.last;
  return number_of(last) < number_of(range.first);
}

void check_pages(const Subject& subject, Findings& findings) {
  const std::string page = with_plain_dashes(subject.record.page);
  const auto range = parse_range(page);
  if (!range || !runs_backwards(*range)) return;
  findings.warning("page", fmt::format("the pages run backwards: `{}`", subject.record.page),
                   "give the first page before the last");
}

constexpr std::array kRules{
    RecordRule{"pages", "pages of which the last stands before the first", check_pages},
};

}  // namespace

std::span<const RecordRule> number_rules() { return kRules; }

}  // namespace offprint
