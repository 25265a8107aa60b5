// Whether two printed names can be one person's. Given names are compared word by word as far as
// both go; since nobody can tell from "KA", "K.-A." or "TengQi" how many names are meant, each
// spelling has several readings, and two spellings agree when one reading of each does.
#include <algorithm>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/folded_words.hpp"
#include "text/name.hpp"

namespace offprint {
namespace {

using Words = std::vector<std::string>;

Words split_words(std::string_view text) {
  Words words;
  while (!text.empty()) {
    const std::size_t space = text.find(' ');
    words.emplace_back(text.substr(0, space));
    text = space == std::string_view::npos ? std::string_view() : text.substr(space + 1);
  }
  return words;
}

std::string without(std::string text, std::string_view drop) {
  std::erase_if(text, [&](char c) { return drop.find(c) != std::string_view::npos; });
  return text;
}

/// "KA Marie" → "K A Marie": two or three capitals in a row may be initials without dots.
std::string with_capitals_parted(std::string_view given) {
  std::u32string out;
  for (const std::string& word : split_words(given)) {
    const std::u32string letters = to_utf32(word);
    const bool initials =
        letters.size() <= 3 && std::all_of(letters.begin(), letters.end(), is_upper);
    for (const char32_t c : letters) {
      out += c;
      if (initials) out += U' ';
    }
    out += U' ';
  }
  return to_utf8(out);
}

Words parted_capitals(const std::string& given) {
  return split_words(folded_words(with_capitals_parted(given)));
}

/// Hyphens part names, or join them, or capitals are initials.
std::vector<Words> readings(const std::string& given) {
  return {split_words(folded_words(given)), split_words(folded_words(without(given, "-"))),
          parted_capitals(given)};
}

bool words_agree(const std::string& a, const std::string& b) {
  const bool initial = count_code_points(a) == 1 || count_code_points(b) == 1;
  return a == b || (initial && slice_code_points(a, 0, 1) == slice_code_points(b, 0, 1));
}

bool readings_agree(const Words& a, const Words& b) {
  const std::size_t both = std::min(a.size(), b.size());
  return both > 0 && std::equal(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(both), b.begin(),
                                words_agree);
}

bool given_names_agree(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty()) return a.empty() && b.empty();
  if (without(folded_words(a), " ") == without(folded_words(b), " ")) return true;
  for (const Words& of_a : readings(a)) {
    for (const Words& of_b : readings(b)) {
      if (readings_agree(of_a, of_b)) return true;
    }
  }
  return false;
}

std::string folded_letters(const std::string& text) { return without(folded_words(text), " "); }

bool families_agree(const PrintedName& a, const PrintedName& b) {
  if (folded_family(a) == folded_family(b)) return true;
  const bool particle_left_out = a.particle.empty() || b.particle.empty();
  return particle_left_out && folded_letters(a.family) == folded_letters(b.family);
}

bool suffixes_agree(const PrintedName& a, const PrintedName& b) {
  return a.suffix.empty() || b.suffix.empty() ||
         folded_letters(a.suffix) == folded_letters(b.suffix);
}

bool homonyms_agree(const PrintedName& a, const PrintedName& b) {
  return a.homonym == 0 || b.homonym == 0 || a.homonym == b.homonym;
}

}  // namespace

std::string folded_family(const PrintedName& name) {
  return folded_letters(name.literal.empty() ? name.particle + name.family : name.literal);
}

std::string folded_initials(const PrintedName& name) {
  std::string out;
  for (const std::string& word : parted_capitals(name.given)) out += slice_code_points(word, 0, 1);
  return out;
}

bool names_compatible(const PrintedName& a, const PrintedName& b) {
  if (!a.literal.empty() || !b.literal.empty()) return name_key(a) == name_key(b);
  if (name_key(a) == name_key(b)) return true;
  return homonyms_agree(a, b) && suffixes_agree(a, b) && families_agree(a, b) &&
         given_names_agree(a.given, b.given);
}

}  // namespace offprint
