// A file of a theme by itself: what its head comment says of it.
//
// The head comment is the first thing in the file, in the notation of its kind: `{# #}` in
// templates, `/* */` or `//` in style sheets and scripts, `#` in YAML, `<!-- -->` in drawings.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offprint {

/// The first sentence of the head comment on one line, without its full stop; empty where there is
/// none.
///
///     {#- A pager: the parts of a list. Above and below it. -#}   →   A pager: the parts of a list
std::string purpose_of(std::string_view text);

/// The file as a copy that remembers from which built-in one it was made: a comment with its path
/// and a fingerprint of its bytes, then the text.
std::string marked_copy(std::string_view path, std::string_view text);

/// A file and the fingerprint that it carries.
struct MarkedText {
  std::optional<std::string> fingerprint;
  std::string_view text;  ///< without the line of the fingerprint
};
MarkedText parse_marked(std::string_view text);

/// What `marked_copy` writes for these bytes.
std::string fingerprint_of(std::string_view text);

}  // namespace offprint
