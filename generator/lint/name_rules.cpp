// Rules about the printed names of authors. Groups and institutions (`literal`) may look as they
// like. Capitals and a footnote's number behind a name are mended while names are read
// (text/name.hpp), so there is nothing of them to find here.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "lint/name_node.hpp"
#include "lint/rules.hpp"
#include "text/folded_words.hpp"
#include "text/name.hpp"

namespace offprint {
namespace {

std::vector<std::u32string> words_of(std::string_view text) {
  std::vector<std::u32string> words(1);
  for (const char32_t c : to_utf32(text)) {
    if (c == U' ') {
      words.emplace_back();
    } else {
      words.back() += c;
    }
  }
  std::erase_if(words, [](const std::u32string& word) { return word.empty(); });
  return words;
}

std::size_t count_letters(const std::u32string& word) {
  return static_cast<std::size_t>(std::ranges::count_if(word, is_letter));
}

/// Whether the part begins as no name does; "al-Khatib" and "d'Aspremont" do.
bool begins_small(std::string_view part) {
  const std::u32string letters = to_utf32(part);
  const bool hanging = part.find_first_of("'-") != std::string_view::npos ||
                       part.find("’") != std::string_view::npos;
  return letters.size() > 1 && is_lower(letters.front()) && !hanging;
}

bool lacks_capitals(const PrintedName& name) {
  return !name.given.empty() && (begins_small(name.given) || begins_small(name.family));
}

/// A capital in front of each word, and behind hyphens.
std::string with_capitals(std::string_view part) {
  std::u32string out;
  bool first = true;
  for (const char32_t c : to_utf32(part)) {
    out += first ? to_title(c) : c;
    first = !is_letter(c) && !is_mark(c);
  }
  return to_utf8(out);
}

/// The author list with capitals where they lack, as a correction; none where it cannot be spelt.
std::vector<Mend> capitalised_authors(std::vector<PrintedName> authors) {
  for (PrintedName& name : authors) {
    if (!name.literal.empty() || !lacks_capitals(name)) continue;
    name.given = with_capitals(name.given);
    name.family = with_capitals(name.family);
  }
  auto list = name_list(authors);
  if (!list) return {};
  return {{"author", *std::move(list)}};
}

/// "`A` and 2 more", or nothing where no author is of the kind.
template <class Is>
std::string name_those(const std::vector<PrintedName>& authors, const Is& is) {
  std::string first;
  std::size_t count = 0;
  for (const PrintedName& name : authors) {
    if (!name.literal.empty() || !is(name)) continue;
    if (count++ == 0) first = fmt::format("`{}`", shortened(display_name(name)));
  }
  return count > 1 ? fmt::format("{} and {} more", first, count - 1) : first;
}

void check_small_letters(const Subject& subject, Findings& findings) {
  const auto& authors = subject.record.authors;
  const std::string names = name_those(authors, lacks_capitals);
  if (names.empty()) return;
  findings.note("author", fmt::format("a name without a capital: {}", names),
                "leave it if the person writes it so", capitalised_authors(authors));
}

bool has_digit(const PrintedName& name) {
  const auto has = [](const std::string& part) {
    return std::ranges::any_of(to_utf32(part), is_decimal_digit);
  };
  return has(name.given) || has(name.family) || has(name.particle);
}

void check_digits(const Subject& subject, Findings& findings) {
  const auto& authors = subject.record.authors;
  const std::string names = name_those(authors, has_digit);
  if (names.empty()) return;
  findings.warning("author", fmt::format("a name with a digit: {}", names),
                   "a number is no part of a name");
}

/// Words that stand for those who are not named.
bool means_others(const PrintedName& name) {
  const std::string words = folded_words(display_name(name));
  return words == "et al" || words == "others" || words == "and others" || words == "et alii" ||
         words == "u a" || words.ends_with(" et al") || words.ends_with(" and others");
}

std::vector<Mend> without_others(const std::vector<PrintedName>& authors) {
  std::vector<PrintedName> named;
  std::ranges::copy_if(authors, std::back_inserter(named),
                       [](const PrintedName& name) { return !means_others(name); });
  auto list = name_list(named);
  if (!list || named.empty()) return {};
  Node yes = Node::string("true");
  yes.kind = Node::Kind::kBoolean;
  return {{"author", *std::move(list)}, {"authors-incomplete", std::move(yes)}};
}

void check_et_al(const Subject& subject, Findings& findings) {
  const auto& authors = subject.record.authors;
  const auto found = std::ranges::find_if(authors, means_others);
  if (found == authors.end()) return;
  findings.warning("author", fmt::format("`{}` stands where a name should", display_name(*found)),
                   "name the others, or say `authors-incomplete: true`", without_others(authors));
}

bool is_initial(const std::u32string& word) {
  return count_letters(word) == 1 && word.size() == 2 && word.back() == U'.';
}

bool is_full_name(const std::u32string& word) {
  return count_letters(word) >= 3 && is_upper(word.front()) && word.back() != U'.';
}

/// "Ada Lovelace and Alan Turing" in one name.
bool has_conjunction(const PrintedName& name) {
  const std::string text = display_name(name);
  return text.find(" and ") != std::string::npos || text.find(" & ") != std::string::npos ||
         text.find(';') != std::string::npos;
}

/// "A. Smith B. Jones": an initial and a name, twice. "J. Robert F. Kennedy" looks the same.
bool is_like_two(const PrintedName& name) {
  const auto words = words_of(display_name(name));
  return words.size() == 4 && is_initial(words[0]) && is_full_name(words[1]) &&
         is_initial(words[2]) && is_full_name(words[3]);
}

void check_joined_names(const Subject& subject, Findings& findings) {
  const auto& authors = subject.record.authors;
  if (const std::string names = name_those(authors, has_conjunction); !names.empty())
    findings.warning("author", fmt::format("two names in one: {}", names),
                     "give each author a name of their own");
  if (const std::string names = name_those(authors, is_like_two); !names.empty())
    findings.note("author", fmt::format("a comma may be missing in {}", names),
                  "give each author a name of their own");
}

constexpr std::array kRules{
    RecordRule{"name-small", "a name that begins with a small letter", check_small_letters},
    RecordRule{"name-digits", "a digit in a name", check_digits},
    RecordRule{"et-al", "`et al.` in the place of a name", check_et_al},
    RecordRule{"joined-names", "two authors in one name", check_joined_names},
};

}  // namespace

std::span<const RecordRule> name_rules() { return kRules; }

}  // namespace offprint
