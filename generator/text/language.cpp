#include "text/language.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "base/unicode.hpp"

namespace offprint {
namespace {

bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii_alnum(char c) { return is_ascii_letter(c) || (c >= '0' && c <= '9'); }

std::vector<std::string_view> parts_of(std::string_view tag) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t hyphen = tag.find('-');
    parts.push_back(tag.substr(0, hyphen));
    if (hyphen == std::string_view::npos) return parts;
    tag.remove_prefix(hyphen + 1);
  }
}

bool fits(std::string_view part, std::size_t least) {
  return part.size() >= least && part.size() <= 8 && std::ranges::all_of(part, is_ascii_alnum);
}

/// The part for a script has four letters ("Arab"), that for a region two ("AT").
std::string part_of_size(std::string_view tag, std::size_t size) {
  const std::vector<std::string_view> parts = parts_of(tag);
  const auto found = std::find_if(parts.begin() + 1, parts.end(), [size](std::string_view part) {
    return part.size() == size && std::ranges::all_of(part, is_ascii_letter);
  });
  return found == parts.end() ? std::string() : to_lower(*found);
}

bool is_among(std::string_view words, std::string_view word) {
  return words.find(' ' + std::string(word) + ' ') != std::string_view::npos;
}

/// Where most readers of a language live, after CLDR's likely subtags.
constexpr auto kUsualRegions = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"ar", "EG"}, {"bg", "BG"}, {"ca", "ES"}, {"cs", "CZ"}, {"da", "DK"}, {"de", "DE"},
    {"el", "GR"}, {"en", "US"}, {"es", "ES"}, {"et", "EE"}, {"fa", "IR"}, {"fi", "FI"},
    {"fr", "FR"}, {"he", "IL"}, {"hi", "IN"}, {"hr", "HR"}, {"hu", "HU"}, {"id", "ID"},
    {"it", "IT"}, {"ja", "JP"}, {"ko", "KR"}, {"lt", "LT"}, {"lv", "LV"}, {"nb", "NO"},
    {"nl", "NL"}, {"pl", "PL"}, {"pt", "BR"}, {"ro", "RO"}, {"ru", "RU"}, {"sk", "SK"},
    {"sl", "SI"}, {"sr", "RS"}, {"sv", "SE"}, {"th", "TH"}, {"tr", "TR"}, {"uk", "UA"},
    {"ur", "PK"}, {"vi", "VN"}, {"zh", "CN"},
});

}  // namespace

bool is_language_tag(std::string_view text) {
  const std::vector<std::string_view> parts = parts_of(text);
  return text.size() <= 35 && fits(parts[0], 2) && std::ranges::all_of(parts[0], is_ascii_letter) &&
         std::ranges::all_of(parts, [](std::string_view part) { return fits(part, 1); });
}

std::string base_language(std::string_view tag) { return to_lower(tag.substr(0, tag.find('-'))); }

std::vector<std::string> language_chain(std::string_view tag) {
  std::vector<std::string> chain;
  for (; tag.find('-') != std::string_view::npos; tag = tag.substr(0, tag.rfind('-')))
    chain.emplace_back(tag);
  chain.push_back(base_language(tag));
  return chain;
}

bool is_right_to_left(std::string_view tag) {
  const std::string script = part_of_size(tag, 4);
  if (!script.empty()) return is_among(" arab hebr syrc thaa nkoo adlm mand rohg samr ", script);
  return is_among(" ar fa he iw ur ps sd ug yi dv ckb syr nqo arz ", base_language(tag));
}

std::string locale_name(std::string_view tag) {
  const std::string language = base_language(tag), region = part_of_size(tag, 2);
  if (!region.empty()) return language + '_' + to_upper(region);
  if (language == "zh" && part_of_size(tag, 4) == "hant") return "zh_TW";
  const auto usual = std::ranges::find(kUsualRegions, language,
                                       &std::pair<std::string_view, std::string_view>::first);
  return usual == kUsualRegions.end() ? std::string() : language + '_' + std::string(usual->second);
}

}  // namespace offprint
