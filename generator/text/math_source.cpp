#include "text/math_source.hpp"

#include <algorithm>

#include "base/unicode.hpp"

namespace offprint {
namespace {

constexpr std::size_t kLongestInDollars = 2000;

bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }

/// "5 million and A": a number, words, and nothing that only formulas have.
bool is_money(std::string_view tex) {
  if (!is_ascii_digit(tex[0]) && tex[0] != '.') return false;
  return tex.find(' ') != std::string_view::npos &&
         tex.find_first_of("\\^_={}+<>") == std::string_view::npos;
}

bool is_balanced(std::string_view tex) {
  int depth = 0;
  for (const char c : tex) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth == 0;
}

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string out;
  for (std::size_t at; (at = text.find(what)) != std::string_view::npos;
       text.remove_prefix(at + what.size())) {
    out += text.substr(0, at);
    out += by;
  }
  return out += text;
}

/// Nothing that would end a formula in "\(" and "\)".
std::string without_closings(std::string_view tex) {
  std::string out;
  for (const char c : tex) {
    while (c == ')' && out.ends_with('\\')) out.pop_back();
    out += c;
  }
  return out;
}

}  // namespace

std::string make_balanced_math(std::string_view tex) {
  std::string source(tex);
  if (!is_balanced(source))
    source = replaced(replaced(source, "\\{", "\\lbrace "), "\\}", "\\rbrace ");
  if (!is_balanced(source)) std::erase_if(source, [](char c) { return c == '{' || c == '}'; });
  return collapse_spaces(replaced(without_closings(source), "\\$", "\\$ "));
}

bool stands_in_dollars(std::string_view tex) {
  constexpr std::string_view kBlanks = " \t\r\n";
  if (tex.empty() || tex.size() > kLongestInDollars || tex.find('$') != std::string_view::npos)
    return false;
  if (kBlanks.find(tex.front()) != std::string_view::npos ||
      kBlanks.find(tex.back()) != std::string_view::npos)
    return false;
  return std::string_view(",;:!?)").find(tex.front()) == std::string_view::npos &&
         tex.back() != '\\' && !is_money(tex);
}

}  // namespace offprint
