// What characters are and how they change: classes, case, normal forms, folding. Tables are
// utf8proc's; nothing depends on a locale.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

bool is_letter(char32_t c);         ///< general category L*
bool is_mark(char32_t c);           ///< M*: combining marks
bool is_decimal_digit(char32_t c);  ///< Nd
bool is_space(char32_t c);          ///< white space as Unicode defines it, no-break spaces included
bool is_upper(char32_t c);
bool is_lower(char32_t c);
/// Any category of numbers: decimal digits, letters that count (Ⅷ), others (², ½).
bool is_number(char32_t c);
/// Shows something, or is the plain space: what Python's repr leaves as it is.
bool is_printable(char32_t c);
/// C0 and C1 controls, and format characters that change what is seen but show nothing (bidi
/// controls, BOM).
bool is_invisible_control(char32_t c);

/// Simple case mappings, one code point to one.
char32_t to_upper(char32_t c);
char32_t to_lower(char32_t c);
char32_t to_title(char32_t c);

/// Whole texts in lower or upper case, one code point to one, except ß → SS.
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);

/// Full case folding, which may lengthen a text, and nothing else: `Straße` → `strasse`, `ﬁ` →
/// `fi`.
std::string fold_case(std::string_view text);
std::u32string fold_case(char32_t c);

/// Normal form C: what leaves the program is in it.
std::string to_nfc(std::string_view text);

/// For comparing and slugs: compatibility forms undone, case folded, combining marks dropped, and
/// letters that do not decompose spelt in ASCII (`ł` → `l`, `ø` → `o`, `đ` → `d`, `ß` → `ss`, `æ` →
/// `ae`). Scripts other than Latin stay as they are.
///
///     fold("Łukasz Gaßner") == "lukasz gassner"
std::string fold(std::string_view text);

/// Outer white space cut, inner runs turned into one space.
std::string collapse_spaces(std::string_view text);

/// ASCII white space cut at both ends; a view into `text`.
std::string_view trim(std::string_view text);

}  // namespace offprint
