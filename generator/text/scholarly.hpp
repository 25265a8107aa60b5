// Scholarly text: what stands in titles, abstracts and names, made safe and given three faces.
//
// In: text as BibTeX files, submission systems, publishers' XML and web pages hold it: LaTeX
// accents and commands, `$…$`, case-protecting braces, remains of JATS, IEEE and HTML markup,
// character references, bare URLs, raw `<` and `&`. Out: a RichText, and from it HTML with a small
// closed set of elements, plain Unicode, or TeX that BibTeX can hold. Nothing is refused and
// nothing is lost silently: what is not understood is shown as it stands, without its backslash.
// Time and memory are linear in the input; nesting is capped; links are http or https.
#pragma once

#include <string>
#include <string_view>

#include "text/rich_text.hpp"

namespace offprint {

///     parse_scholarly_text("{\\'E}tude of $O(n^2)$ \\emph{attention} <sup>1</sup> &amp; more")
RichText parse_scholarly_text(std::string_view text);

struct HtmlOptions {
  bool paragraphs =
      false;  ///< each paragraph in `<p>`, for abstracts; else paragraphs are parted by a space
  bool links = true;  ///< false where the text stands inside a link already: titles in lists
};

/// Escaped HTML with `em strong sup sub code a p` and `span` of class `smallcaps` or `math` as its
/// only elements.
///
///     "M<sup>3</sup>L \\emph{and} p<q" → "M<sup>3</sup>L <em>and</em> p&lt;q"
std::string to_html(const RichText& text, HtmlOptions options = {});

/// Plain Unicode on one line, for `<title>`, feeds, search and names. Scripts become Unicode's
/// digits and signs where these exist: "M³L", "x₁₂", "x^T", "x_(i,j)".
std::string to_plain(const RichText& text);

/// TeX for a BibTeX field: braces balanced, specials escaped, protecting braces, commands and
/// mathematics kept. `parse_scholarly_text` of it gives the same HTML and plain text again.
std::string to_tex(const RichText& text);

/// Plain text of raw text in one step.
std::string scholarly_to_plain(std::string_view text);

/// A title for comparing: what it says without case, accents, markup and punctuation.
struct FoldedTitle {
  std::string key;  ///< words of letters and digits, parted by one space
  std::size_t words = 0;
};

///     fold_title("{M}$^3${L}: \\'Etude") → { "m3l etude", 2 }
FoldedTitle fold_title(std::string_view text);

}  // namespace offprint
