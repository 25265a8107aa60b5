#include "text/plural.hpp"

#include <algorithm>
#include <array>

#include "text/language.hpp"

namespace offprint {
namespace {

using Number = std::uint64_t;

constexpr bool within(Number number, Number least, Number most) {
  return least <= number && number <= most;
}

Plural other_alone(Number) { return Plural::kOther; }

Plural one_is_one(Number n) { return n == 1 ? Plural::kOne : Plural::kOther; }

Plural none_is_one(Number n) { return n <= 1 ? Plural::kOne : Plural::kOther; }

/// 1, 21, 31, but not 11.
bool ends_in_one(Number n) { return n % 10 == 1 && n % 100 != 11; }
/// 2 to 4, 22 to 24, but not 12 to 14.
bool ends_in_few(Number n) { return within(n % 10, 2, 4) && !within(n % 100, 12, 14); }

Plural icelandic(Number n) { return ends_in_one(n) ? Plural::kOne : Plural::kOther; }

Plural russian(Number n) {
  if (ends_in_one(n)) return Plural::kOne;
  return ends_in_few(n) ? Plural::kFew : Plural::kMany;
}

Plural serbian(Number n) {
  if (ends_in_one(n)) return Plural::kOne;
  return ends_in_few(n) ? Plural::kFew : Plural::kOther;
}

Plural polish(Number n) {
  if (n == 1) return Plural::kOne;
  return ends_in_few(n) ? Plural::kFew : Plural::kMany;
}

Plural czech(Number n) {
  if (n == 1) return Plural::kOne;
  return within(n, 2, 4) ? Plural::kFew : Plural::kOther;
}

Plural slovenian(Number n) {
  if (n % 100 == 1) return Plural::kOne;
  if (n % 100 == 2) return Plural::kTwo;
  return within(n % 100, 3, 4) ? Plural::kFew : Plural::kOther;
}

Plural lithuanian(Number n) {
  if (within(n % 100, 11, 19) || n % 10 == 0) return Plural::kOther;
  return n % 10 == 1 ? Plural::kOne : Plural::kFew;
}

Plural latvian(Number n) {
  if (n % 10 == 0 || within(n % 100, 11, 19)) return Plural::kZero;
  return n % 10 == 1 ? Plural::kOne : Plural::kOther;
}

Plural romanian(Number n) {
  if (n == 1) return Plural::kOne;
  return n == 0 || within(n % 100, 1, 19) ? Plural::kFew : Plural::kOther;
}

Plural arabic(Number n) {
  if (n <= 2) return static_cast<Plural>(n);
  if (within(n % 100, 3, 10)) return Plural::kFew;
  return within(n % 100, 11, 99) ? Plural::kMany : Plural::kOther;
}

Plural hebrew(Number n) {
  if (n == 1) return Plural::kOne;
  return n == 2 ? Plural::kTwo : Plural::kOther;
}

Plural irish(Number n) {
  if (n == 1) return Plural::kOne;
  if (n == 2) return Plural::kTwo;
  if (within(n, 3, 6)) return Plural::kFew;
  return within(n, 7, 10) ? Plural::kMany : Plural::kOther;
}

Plural welsh(Number n) {
  if (n <= 3) return static_cast<Plural>(n);
  return n == 6 ? Plural::kMany : Plural::kOther;
}

struct LanguageRule {
  std::string_view languages;  ///< each between blanks
  PluralRule rule;
};

constexpr auto kRules = std::to_array<LanguageRule>({
    {" zh yue ja ko vi th id ms lo my km bo dz ig yo jv su wo to ", other_alone},
    {" fr pt hi bn fa am as gu kn zu hy pa ak ln mg si ti wa ff kab ", none_is_one},
    {" ru uk be ", russian},
    {" sr hr bs sh ", serbian},
    {" pl ", polish},
    {" cs sk ", czech},
    {" sl ", slovenian},
    {" lt ", lithuanian},
    {" lv ", latvian},
    {" ro mo ", romanian},
    {" ar ", arabic},
    {" he iw ", hebrew},
    {" ga ", irish},
    {" cy ", welsh},
    {" is mk ", icelandic},
});

constexpr std::array<std::string_view, kPlurals> kNames{"zero", "one",  "two",
                                                        "few",  "many", "other"};

}  // namespace

PluralRule plural_rule(std::string_view language) {
  const std::string wanted = ' ' + base_language(language) + ' ';
  const auto found = std::ranges::find_if(kRules, [&](const LanguageRule& rule) {
    return rule.languages.find(wanted) != std::string_view::npos;
  });
  return found == kRules.end() ? one_is_one : found->rule;
}

std::string_view name_of(Plural plural) { return kNames[static_cast<std::size_t>(plural)]; }

std::optional<Plural> find_plural(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Plural>(found - kNames.begin());
}

std::set<Plural> plurals_of(PluralRule rule) {
  constexpr Number kEveryday = 200;  // beyond the period of every rule, which is 100
  std::set<Plural> found{Plural::kOther};
  for (Number number = 0; number <= kEveryday; ++number) found.insert(rule(number));
  return found;
}

}  // namespace offprint
