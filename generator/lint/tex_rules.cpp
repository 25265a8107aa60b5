// Rules about TeX in titles and abstracts: dollars and braces that have no partner, commands that
// nobody here knows.
#include <fmt/format.h>

#include <array>

#include "base/unicode.hpp"
#include "lint/rules.hpp"

namespace offprint {
namespace {

bool is_letter_ascii(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// "$5", "US$", "$HOME": a dollar that was never meant to begin a formula.
bool is_money_or_name(std::string_view text, std::size_t dollar) {
  const std::string_view behind = text.substr(dollar + 1);
  if (dollar > 0 && is_letter_ascii(text[dollar - 1])) return true;
  const std::size_t begin = behind.starts_with(' ') ? 1 : 0;
  if (begin < behind.size() && (is_digit(behind[begin]) || behind[begin] == '.')) return true;
  return behind.size() > 1 && is_letter_ascii(behind[0]) && is_letter_ascii(behind[1]);
}

void check_dollars(const LintedText& text, Findings& findings) {
  for (std::size_t i = text.plain.find('$'); i != std::string::npos;
       i = text.plain.find('$', i + 1)) {
    if (is_money_or_name(text.plain, i)) continue;
    findings.warning(std::string(text.key),
                     fmt::format("the {} has a `$` without its partner: `{}`", text.key,
                                 shortened(std::string_view(text.plain).substr(i), 30)),
                     "close the formula, or write `\\$` where a dollar is meant");
    return;
  }
}

void check_unbalanced_dollars(const Subject& subject, Findings& findings) {
  check_dollars(subject.title, findings);
  check_dollars(subject.abstract, findings);
}

/// The first brace without a partner; npos where all have one. Escaped braces are text.
std::size_t find_lone_brace(std::string_view text) {
  std::size_t depth = 0, outermost = std::string_view::npos;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == '{') {
      if (depth++ == 0) outermost = i;
    } else if (text[i] == '}') {
      if (depth == 0) return i;
      --depth;
    }
  }
  return depth == 0 ? std::string_view::npos : outermost;
}

void check_braces(const LintedText& text, Findings& findings) {
  const std::size_t brace = find_lone_brace(*text.raw);
  if (brace == std::string_view::npos) return;
  findings.warning(std::string(text.key),
                   fmt::format("the {} has a brace without its partner: `{}`", text.key,
                               shortened(std::string_view(*text.raw).substr(brace), 30)),
                   "close it, or take it out");
}

void check_unbalanced_braces(const Subject& subject, Findings& findings) {
  check_braces(subject.title, findings);
  check_braces(subject.abstract, findings);
}

void check_macros(const LintedText& text, Findings& findings) {
  for (const Piece& piece : text.rich.pieces) {
    if (piece.kind != Piece::Kind::kOpen || piece.style != Style::kMacro) continue;
    findings.warning(std::string(text.key),
                     fmt::format("the {} has the unknown command `{}`", text.key,
                                 shortened(text.rich.of(piece))),
                     "write what it stands for");
    return;
  }
}

void check_unknown_macros(const Subject& subject, Findings& findings) {
  check_macros(subject.title, findings);
  check_macros(subject.abstract, findings);
}

constexpr std::array kRules{
    RecordRule{"unbalanced-dollar", "a dollar that opens a formula and none that closes it",
               check_unbalanced_dollars},
    RecordRule{"unbalanced-brace", "a brace without its partner", check_unbalanced_braces},
    RecordRule{"unknown-macro", "a TeX command that is not known here", check_unknown_macros},
};

}  // namespace

std::span<const RecordRule> tex_rules() { return kRules; }

}  // namespace offprint
