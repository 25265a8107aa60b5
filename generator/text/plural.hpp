// Which plural form of a noun goes with a number, language by language.
//
// In goes a language tag (BCP 47; the language itself decides) and a whole number, out comes one of
// the six categories of Unicode CLDR. The rules are those for cardinals of CLDR 46
// (common/supplemental/plurals.xml), as far as whole numbers without an exponent go. A language
// that is not listed counts as English does: one for 1, other for the rest.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string_view>

namespace offprint {

enum class Plural : std::uint8_t { kZero, kOne, kTwo, kFew, kMany, kOther };
inline constexpr std::size_t kPlurals = 6;

/// The category of a number: `rule(2)`.
using PluralRule = Plural (*)(std::uint64_t number);

/// The rule of a language: that of "pl" for "pl-PL".
PluralRule plural_rule(std::string_view language);

/// "few".
std::string_view name_of(Plural plural);
/// The category of that name.
std::optional<Plural> find_plural(std::string_view name);

/// The categories that whole numbers of everyday size have by a rule, each of which a message needs
/// a text for: of English one and other. `kOther` is always among them.
std::set<Plural> plurals_of(PluralRule rule);

}  // namespace offprint
