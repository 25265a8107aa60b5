// Names for files and addresses, made from any text.
//
// In: titles, names, ids in whatever state. Out: short ASCII that every file system and URL takes
// as it is, and that depends on the text alone. Nothing is refused; what had to be changed beyond
// recognition carries a hash, so that two texts do not silently become one.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

/// Lower-case ASCII letters, digits and single hyphens between them, at most 80 bytes. Where
/// letters of other scripts were dropped, the text was cut, or the result is a device name of
/// Windows, eight hexadecimal digits of a hash follow:
///
///     make_slug("José M. Álvarez")  == "jose-m-alvarez"
///     make_slug("Łukasz's C++")     == "lukasz-s-c"
///     make_slug("张三")              == "x-" + eight digits
///     make_slug("con")              == "con-" + eight digits
std::string make_slug(std::string_view text);

/// Whether a text can stand as the stem of a file name as it is: letters, digits, `.`, `_`, `-` and
/// `+` of ASCII, at most 120 bytes, no dot or hyphen at either end, no two dots together, no device
/// name.
bool is_safe_file_stem(std::string_view text);

/// The id itself where it is safe; else what of it is, cut to length, and a hash of the whole:
///
///     mend_id("zhao2025")      == "zhao2025"
///     mend_id("../../passwd")  == "passwd-" + eight digits
std::string mend_id(std::string_view id);

}  // namespace offprint
