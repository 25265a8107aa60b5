#include "load/yaml_scalar.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace offprint {
namespace {

template <std::size_t N>
bool is_one_of(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), text) != words.end();
}

std::size_t count_digits(std::string_view text) {
  return std::min(text.find_first_not_of("0123456789"), text.size());
}

/// What is left behind an exponent, or the whole text where none begins it.
std::string_view skip_exponent(std::string_view text) {
  if (!text.starts_with('e') && !text.starts_with('E')) return text;
  std::string_view digits = text.substr(1);
  if (digits.starts_with('+') || digits.starts_with('-')) digits.remove_prefix(1);
  const std::size_t count = count_digits(digits);
  return count == 0 ? text : digits.substr(count);
}

/// [-+]? ( \. [0-9]+ | [0-9]+ ( \. [0-9]* )? ) ( [eE] [-+]? [0-9]+ )?
Node::Kind kind_of_number(std::string_view text) {
  if (text.starts_with('+') || text.starts_with('-')) text.remove_prefix(1);
  const std::size_t whole = count_digits(text);
  text.remove_prefix(whole);
  if (whole > 0 && text.empty()) return Node::Kind::kInteger;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    const std::size_t fraction = count_digits(text);
    text.remove_prefix(fraction);
    if (whole + fraction == 0) return Node::Kind::kString;
  } else if (whole == 0) {
    return Node::Kind::kString;
  }
  return skip_exponent(text).empty() ? Node::Kind::kFloat : Node::Kind::kString;
}

}  // namespace

Node::Kind kind_of_plain(std::string_view text) {
  using Words = std::string_view;
  constexpr std::array kNulls{Words(""), Words("~"), Words("null"), Words("Null"), Words("NULL")};
  constexpr std::array kBooleans{Words("true"),  Words("True"),  Words("TRUE"),
                                 Words("false"), Words("False"), Words("FALSE")};
  if (is_one_of(text, kNulls)) return Node::Kind::kNull;
  if (is_one_of(text, kBooleans)) return Node::Kind::kBoolean;
  return kind_of_number(text);
}

}  // namespace offprint
