// names   = name { "and" name } [ "and" "others" ]   "and" between blanks, outside braces, in any
// case; also ";" and "&"
// name    = words                                    First von Last [ suffix ]
//         | words "," words                          von Last, First
//         | words "," suffix "," words               von Last, Jr, First
//         | "{" text "}"                             an institution, which is not taken apart
// words   = word { blank word }                      blanks and commas inside braces part nothing
// marks   = what is raised, symbols such as * † ‡, and a note in parentheses behind a part
// homonym = four digits behind the family name       DBLP's number
//
// "von" is the run of words from the first to the last lower-case one that is not the last of all,
// as in BibTeX; name.hpp says where this reader knows better. Markup is decoded before (see
// flat_name.hpp), so the grammar works on plain text.
#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/entities.hpp"
#include "text/flat_name.hpp"
#include "text/name.hpp"
#include "text/name_case.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

constexpr std::array<std::string_view, 50> kParticles = {
    "'s", "'t", "a",   "af",  "al",  "am",    "an",  "auf", "aus",   "av",    "ben", "bin", "bint",
    "d'", "da", "dal", "das", "de",  "degli", "dei", "del", "della", "delle", "den", "der", "des",
    "di", "do", "dos", "du",  "el",  "het",   "ibn", "in",  "l'",    "la",    "las", "le",  "los",
    "op", "te", "ten", "ter", "und", "van",   "vom", "von", "zu",    "zum",   "zur"};

/// Particles that Belgian, Italian and Irish family names spell with a capital, and keep.
constexpr std::array<std::string_view, 23> kCapitalParticles = {
    "Da", "Dal", "Dalla", "Das", "De", "Del", "Della", "Den", "Der", "Des",    "Di", "Dos",
    "Du", "El",  "La",    "Las", "Le", "Lo",  "Mac",   "Ter", "Van", "Vander", "Von"};

/// "Van" before one of these is a Vietnamese middle name.
constexpr std::array<std::string_view, 14> kVietnamese = {"bui",   "dang",  "dinh", "do",  "duong",
                                                          "hoang", "huynh", "le",   "ngo", "nguyen",
                                                          "pham",  "phan",  "tran", "vu"};

constexpr std::array<std::string_view, 9> kSuffixes = {"jr",  "sr",  "ii",  "iii", "iv",
                                                       "2nd", "3rd", "phd", "md"};

/// Last words of the names of groups: "ATLAS Collaboration".
constexpr std::array<std::string_view, 17> kGroups = {
    "association", "collaboration", "collaborations", "committee",  "consortium", "contributors",
    "developers",  "foundation",    "group",          "initiative", "institute",  "investigators",
    "network",     "organisation",  "organization",   "team",       "university"};

constexpr std::array<std::string_view, 8> kTitles = {"Dr.", "Dr",        "Prof.", "Prof",
                                                     "Mr.", "Professor", "Ms.",   "Mrs."};

/// Family names that could be initials: "Wei LI".
constexpr std::array<std::string_view, 26> kShortFamilies = {
    "ai", "an", "bi", "bo", "du", "fu", "gu", "he", "ho", "hu", "ji", "ko", "li",
    "lo", "lu", "ma", "mo", "ng", "oh", "su", "tu", "wu", "xi", "xu", "ye", "yu"};

template <std::size_t size>
bool contains(const std::array<std::string_view, size>& words, std::string_view word) {
  return std::ranges::find(words, word) != words.end();
}

bool is_particle(std::string_view word) { return contains(kParticles, word); }

bool is_suffix(std::string_view word) {
  std::string bare = to_lower(word);
  std::erase(bare, '.');
  return contains(kSuffixes, bare);
}

using Words = std::vector<std::string_view>;

Words split_words(std::string_view text) {
  Words words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

std::string joined(const Words& words, std::size_t begin, std::size_t end) {
  std::string out;
  for (std::size_t i = begin; i < end; ++i) {
    if (i > begin) out += ' ';
    out += words[i];
  }
  return shown_part(out);
}

/// End of the "von" that begins at `begin`: behind the last lower-case word, the last word of all
/// excepted.
std::size_t end_of_particle(const Words& words, std::size_t begin) {
  std::size_t end = begin;
  for (std::size_t i = begin; i + 1 < words.size(); ++i) {
    if (is_lower_case(words[i])) end = i + 1;
  }
  return end;
}

/// First word of the "von" in a name that begins with the given names, or the last word where there
/// is none.
std::size_t begin_of_particle(const Words& words) {
  const bool all_lower = std::ranges::all_of(words, is_lower_case);
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const bool certain = is_particle(words[i]);
    if (is_lower_case(words[i]) && (certain || (i > 0 && !all_lower))) return i;
  }
  return words.empty() ? 0 : words.size() - 1;
}

/// Where the family name begins in front of `last`, its last word: "Luc Van Gool" has two words in
/// it.
std::size_t begin_of_capital_family(const Words& words, std::size_t last) {
  if (contains(kVietnamese, fold(words[last]))) return last;
  std::size_t begin = last;
  while (begin > 1 && contains(kCapitalParticles, words[begin - 1])) --begin;
  return begin;
}

/// "Wei Wang 0001": DBLP's number.
void take_homonym(PrintedName& name, Words& words) {
  if (words.size() < 2 || words.back().size() != 4) return;
  int number = 0;
  for (const char c : words.back()) {
    if (c < '0' || c > '9') return;
    number = number * 10 + (c - '0');
  }
  name.homonym = static_cast<std::uint16_t>(number);
  words.pop_back();
}

/// "Logan IV": a suffix without a comma before it.
void take_suffix(PrintedName& name, Words& words) {
  if (words.size() < 2 || !is_suffix(words.back())) return;
  name.suffix = joined(words, words.size() - 1, words.size());
  words.pop_back();
}

/// Family name with what stands before it: "von der Last".
void set_family(PrintedName& name, const Words& words) {
  const bool particle = !words.empty() && is_lower_case(words[0]);
  const std::size_t end = particle ? end_of_particle(words, 0) : 0;
  name.particle = joined(words, 0, end);
  name.family = joined(words, end, words.size());
}

bool has_lower(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    if (is_lower(decode_utf8(word, i))) return true;
  }
  return false;
}

/// "JK", "J.", "J.-P."; not "LI", which may be a family name.
bool is_initials(std::string_view word) {
  const auto letters = count_code_points(word) -
                       std::ranges::count_if(word, [](char c) { return c == '.' || c == '-'; });
  const bool dotted = word.find('.') != std::string_view::npos;
  return letters <= 3 && is_all_upper(word) && !is_in_capitals(word) &&
         (dotted || !contains(kShortFamilies, fold(word)));
}

/// Number of words before the initials at the end: "van der Berg J. K.", "O'BRIEN P"; 0 where the
/// name is not of that kind.
std::size_t count_before_initials(const Words& words) {
  std::size_t count = words.size();
  while (count > 0 && is_initials(words[count - 1])) --count;
  const auto is_family = [](std::string_view word) {
    return has_lower(word) || is_in_capitals(word);
  };
  const bool family =
      std::all_of(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(count), is_family);
  return family && count < words.size() ? count : 0;
}

/// Number of words in capitals at the front, where others follow: "DE LA CRUZ Maria".
std::size_t count_capital_words(const Words& words) {
  std::size_t count = 0;
  bool certain = false;
  for (; count < words.size() && (is_in_capitals(words[count]) || is_all_upper(words[count]));
       ++count)
    certain |= is_in_capitals(words[count]);
  const bool initials = count > 0 && count_code_points(words[0]) < 2;
  return certain && !initials && count < words.size() && has_lower(words[count]) ? count : 0;
}

bool is_east_asian(std::string_view word) {
  std::size_t offset = 0;
  const char32_t c = word.empty() ? 0 : decode_utf8(word, offset);
  return (c >= 0x3040 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7B0) ||
         (c >= 0xF900 && c < 0xFB00) || (c >= 0x20000 && c < 0x40000);
}

/// The spellings without a comma that have the family name first: in capitals, before initials, and
/// in East Asian scripts. False where it is none of these.
bool set_family_first(PrintedName& name, const Words& words) {
  std::size_t family = count_capital_words(words);
  if (family == 0) {
    family = count_before_initials(words);
    name.family_first = family > 0;
  }
  if (family == 0 && words.size() == 2 && is_east_asian(words[0])) family = 1;
  if (family == 0) return false;
  set_family(name, Words(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(family)));
  name.given = joined(words, family, words.size());
  return true;
}

/// "Prof. Dr. Hans Müller": titles are no part of a name.
void drop_titles(Words& words) {
  const auto is_title = [](std::string_view word) { return contains(kTitles, word); };
  const auto begin = std::ranges::find_if_not(words, is_title);
  if (words.end() - begin > 1) words.erase(words.begin(), begin);
}

void set_western(PrintedName& name, Words words) {
  take_homonym(name, words);
  if (words.size() > 2) take_suffix(name, words);
  drop_titles(words);
  if (set_family_first(name, words)) return;
  const std::size_t begin = begin_of_particle(words);
  const std::size_t end = end_of_particle(words, begin);
  const std::size_t capital = begin > 0 ? begin_of_capital_family(words, begin) : begin;
  const std::size_t family = capital < begin ? capital : end;
  name.given = joined(words, 0, std::min(begin, family));
  name.particle = joined(words, begin, family);
  name.family = joined(words, family, words.size());
}

std::vector<Words> split_parts(std::string_view flat) {
  std::vector<Words> parts;
  for (std::size_t begin = 0; begin <= flat.size();) {
    const std::size_t end = std::min(flat.find(',', begin), flat.size());
    if (Words words = split_words(flat.substr(begin, end - begin)); !words.empty())
      parts.push_back(std::move(words));
    begin = end + 1;
  }
  return parts;
}

bool is_suffix_part(const Words& words) { return std::ranges::all_of(words, is_suffix); }

/// Given names, with the particle that stands behind them: "Alexander von" is cited as Humboldt.
void set_given(PrintedName& name, const Words& words) {
  Words given = words;
  if (name.suffix.empty()) take_suffix(name, given);
  std::size_t end = given.size();
  while (end > 1 && is_particle(given[end - 1])) --end;
  name.given = joined(given, 0, end);
  if (end < given.size()) name.dropping_particle = joined(given, end, given.size());
}

/// Family name first; the suffix stands second as BibTeX wants it, or last as many write it.
void set_inverted(PrintedName& name, std::vector<Words> parts) {
  take_homonym(name, parts[0]);
  take_suffix(name, parts[0]);
  set_family(name, parts[0]);
  std::size_t suffix = parts.size() > 2 ? 1 : 0;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (is_suffix_part(parts[i])) suffix = i;
  }
  Words given;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    if (i == suffix) {
      name.suffix = joined(parts[i], 0, parts[i].size());
    } else {
      given.insert(given.end(), parts[i].begin(), parts[i].end());
    }
  }
  set_given(name, given);
}

/// "ATLAS Collaboration", "Llama Team, Meta".
bool is_group(const Words& words) {
  return words.size() > 1 && contains(kGroups, to_lower(words.back()));
}

void set_parts(PrintedName& name, std::string_view flat) {
  const std::vector<Words> parts = split_parts(flat);
  if (parts.empty()) return;
  if (is_group(parts[0])) {
    name.literal = shown_part(flat);
    return;
  }
  if (parts.size() == 1) return set_western(name, parts[0]);
  if (parts.size() > 2 || !is_suffix_part(parts[1])) return set_inverted(name, parts);
  set_western(name, parts[0]);
  name.suffix = joined(parts[1], 0, parts[1].size());
}

/// Letters, dots and hyphens with single blanks between them: text without markup, notes or marks.
bool is_plain_words(std::string_view text) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == '-' || c == ' ';
  };
  return std::ranges::all_of(text, is_plain) && !text.starts_with(' ') && !text.ends_with(' ') &&
         text.find("  ") == std::string_view::npos && text.find("--") == std::string_view::npos;
}

/// One field of a record: plain text, its marks moved to the name.
std::string plain_part(PrintedName& name, const std::string& raw) {
  if (is_plain_words(raw)) return raw;
  const FlatName part = flatten_name(raw);
  name.marks += part.marks;
  return shown_part(part.text);
}

/// "van den Hengel" as one field, where the record does not tell the particle apart.
void split_family(PrintedName& name) {
  const std::string whole = name.family;
  Words words = split_words(whole);
  take_homonym(name, words);
  if (name.suffix.empty()) take_suffix(name, words);
  if (name.particle.empty()) return set_family(name, words);
  name.family = joined(words, 0, words.size());
}

bool is_word_at(std::string_view text, std::size_t at, std::string_view word) {
  const auto blank = [&](std::size_t i) {
    return i >= text.size() || std::string_view(" \t\r\n~").find(text[i]) != std::string_view::npos;
  };
  return (at == 0 || blank(at - 1)) && to_lower(text.substr(at, word.size())) == word &&
         blank(at + word.size());
}

/// Length of what parts two names at `at`: the word "and", or what other lists have for it.
std::size_t separator_size(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (c == 'a' || c == 'A') return is_word_at(text, at, "and") ? 3 : 0;
  if (c == '&') return is_word_at(text, at, "&") ? 1 : 0;
  return c == ';' && (at + 1 == text.size() || text[at + 1] == ' ');
}

/// The texts between the separators that stand outside braces.
std::vector<std::string_view> split_list(std::string_view text) {
  std::vector<std::string_view> names;
  std::size_t begin = 0;
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\') ++i;
    if (c == '{') ++depth;
    if (c == '}') depth = std::max(depth - 1, 0);
    if (const Entity entity = find_entity(text.substr(i)); entity.size > 0) {
      i += entity.size - 1;
      continue;
    }
    const std::size_t size = depth > 0 || c == '\\' ? 0 : separator_size(text, i);
    if (size == 0) continue;
    names.push_back(text.substr(begin, i - begin));
    begin = i + size;
  }
  names.push_back(text.substr(begin));
  return names;
}

/// Takes "et al." off the end of a name.
bool take_et_al(std::string_view& name) {
  for (const std::string_view ending : {"et al.", "et al", "et. al.", "et~al.", "et~al"}) {
    if (name.size() < ending.size() || !is_word_at(name, name.size() - ending.size(), ending))
      continue;
    name = trim(name.substr(0, name.size() - ending.size()));
    if (name.ends_with(',')) name.remove_suffix(1);
    return true;
  }
  return false;
}

/// "others", "{others}", "12 others".
bool means_others(std::string_view name) {
  const std::string word = to_lower(name);
  const std::size_t begin = word.find_first_not_of("0123456789 {");
  return begin != std::string::npos && word.compare(begin, 6, "others") == 0 &&
         word.find_first_not_of('}', begin + 6) == std::string::npos;
}

PrintedName with_orcid(PrintedName name, const std::string& orcid) {
  name.orcid = orcid;
  return name;
}

}  // namespace

PrintedName parse_name(std::string_view text) {
  const FlatName flat = flatten_name(text);
  PrintedName name{.marks = flat.marks};
  if (is_braced(flat.text)) {
    name.literal = shown_part(flat.text);
  } else {
    set_parts(name, flat.text);
  }
  if (display_name(name).empty()) name = {.family = scholarly_to_plain(text)};
  settle_case(name);
  name.family_first |= is_east_asian(name.family) && !name.given.empty();
  return name;
}

NameList parse_names(std::string_view text) {
  NameList list;
  for (std::string_view part : split_list(text)) {
    part = trim(part);
    const bool others = means_others(part);
    list.others |= others || take_et_al(part);
    PrintedName name = others ? PrintedName() : parse_name(part);
    if (!display_name(name).empty()) list.names.push_back(std::move(name));
  }
  return list;
}

PrintedName complete_name(PrintedName raw) {
  const bool lone_family =
      raw.given.empty() && raw.particle.empty() && raw.dropping_particle.empty();
  if (lone_family && raw.literal.empty() && raw.family.find(',') != std::string::npos)
    return with_orcid(parse_name(raw.family), raw.orcid);
  PrintedName name{.marks = raw.marks,
                   .homonym = raw.homonym,
                   .family_first = raw.family_first,
                   .orcid = raw.orcid};
  name.given = plain_part(name, raw.given);
  name.dropping_particle = plain_part(name, raw.dropping_particle);
  name.particle = plain_part(name, raw.particle);
  name.family = plain_part(name, raw.family);
  name.suffix = plain_part(name, raw.suffix);
  name.literal = plain_part(name, raw.literal);
  split_family(name);
  const std::string given = name.given;
  if (name.dropping_particle.empty()) set_given(name, split_words(given));
  settle_case(name);
  name.family_first |= is_east_asian(name.family) && !name.given.empty();
  return name;
}

}  // namespace offprint
