#include "export/reference_names.hpp"

#include <fmt/compile.h>

#include "base/unicode.hpp"
#include "base/utf8.hpp"

namespace offprint {
namespace {

bool has_case(std::string_view letter) { return to_lower(letter) != to_upper(letter); }

/// "Paul" → "P."; "-Paul" → "-P.".
std::string initial_of(std::string_view word) {
  const std::string_view hyphen = word.substr(0, word.starts_with('-') ? 1 : 0);
  const std::string_view letter = slice_code_points(word.substr(hyphen.size()), 0, 1);
  if (!has_case(letter)) return std::string(word);
  return fmt::format(FMT_COMPILE("{}{}."), hyphen, to_upper(letter));
}

/// Where the first word ends: at a blank, in front of a hyphen, behind a dot ("K.A.").
std::size_t end_of_word(std::string_view text) {
  const std::size_t end = text.find_first_of(" -.", 1);
  if (end == std::string_view::npos) return text.size();
  return text[end] == '.' ? end + 1 : end;
}

std::string joined(std::string_view a, std::string_view separator, std::string_view b) {
  return a.empty() || b.empty() ? fmt::format(FMT_COMPILE("{}{}"), a, b)
                                : fmt::format(FMT_COMPILE("{}{}{}"), a, separator, b);
}

std::string family_of(const PrintedName& name) { return joined(name.particle, " ", name.family); }

std::string initials_of(const PrintedName& name) {
  return joined(dotted_initials(name.given), " ", name.dropping_particle);
}

std::string with_others(std::string row, bool incomplete) {
  return incomplete ? row + ", et al." : row;
}

}  // namespace

std::string dotted_initials(std::string_view given) {
  std::string out;
  for (std::string_view rest = trim(given); !rest.empty();) {
    const std::size_t end = end_of_word(rest);
    const std::string initial = initial_of(rest.substr(0, end));
    out += out.empty() || initial.starts_with('-') ? initial : " " + initial;
    rest = trim(rest.substr(end));
  }
  return out;
}

std::string family_first(const PrintedName& name) {
  if (!name.literal.empty()) return name.literal;
  return joined(joined(family_of(name), ", ", initials_of(name)), ", ", name.suffix);
}

std::string initials_first(const PrintedName& name) {
  if (!name.literal.empty()) return name.literal;
  return joined(joined(initials_of(name), " ", family_of(name)), ", ", name.suffix);
}

std::string author_row(const std::vector<PrintedName>& names, bool incomplete) {
  constexpr std::size_t kMost = 20;
  const bool cut = names.size() > kMost;
  std::string row;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    if (cut && i + 1 >= kMost && !last) continue;
    if (i > 0) row += last && cut ? ", … " : last && !incomplete ? ", & " : ", ";
    row += family_first(names[i]);
  }
  return with_others(std::move(row), incomplete);
}

std::string engineer_row(const std::vector<PrintedName>& names, bool incomplete) {
  constexpr std::size_t kMost = 6;
  if (names.size() > kMost) return initials_first(names.front()) + " et al.";
  std::string row;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool joins = i + 1 == names.size() && !incomplete;
    if (i > 0) row += !joins ? ", " : names.size() == 2 ? " and " : ", and ";
    row += initials_first(names[i]);
  }
  return with_others(std::move(row), incomplete);
}

}  // namespace offprint
