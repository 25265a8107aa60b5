// URLs and identifiers from strangers: which may become a link, and in which one form.
//
// In: what stands in records, configuration and text. Out: the normal form, or nothing. Nothing
// here looks at the network.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offprint {

/// A URL fit for `href` and `src` (still to be escaped as HTML): http, https, mailto, or a path
/// inside the site, relative to its root.
/// Blanks and controls are taken off first, what a URL cannot hold is percent-encoded. Nothing for
/// every other scheme, however it is disguised (`java&#10;script:`), for `//host`, user names
/// (`https://good@evil`), `https:host`, paths that climb out (`../x`), and empty text.
///
///     safe_url("HTTPS://x.org/a b") == "https://x.org/a%20b"
std::optional<std::string> safe_url(std::string_view text);

/// The same for links out of texts: http and https only.
std::optional<std::string> safe_web_url(std::string_view text);

/// A URL as a BibTeX field holds it, without the escapes: "https://x.org/a\_b\%20c" →
/// "https://x.org/a_b%20c".
std::string url_from_tex(std::string_view text);

/// The path of an address inside the site, without query and fragment, its percent signs resolved;
/// nothing is made of those that encode nothing.
///
///     "papers/a%20b.pdf#page=2" → "papers/a b.pdf"
std::string decoded_path(std::string_view address);

/// The DOI of a text that is one, with or without `doi:` or the resolver's URL. Case stays as
/// printed.
///
///     doi_of("http://dx.doi.org/10.1109/CVPR52688.2022.01009") == "10.1109/CVPR52688.2022.01009"
std::optional<std::string> doi_of(std::string_view text);

/// "https://doi.org/…", percent-encoded; empty for an empty DOI.
std::string doi_url(std::string_view doi);

/// For comparing: DOIs do not tell case apart.
std::string doi_key(std::string_view doi);

struct ArxivId {
  std::string id;   ///< "2311.17486", "hep-th/9901001"
  int version = 0;  ///< 0: none was named

  friend bool operator==(const ArxivId&, const ArxivId&) = default;
};

/// The arXiv identifier of a text that is one: bare, with `arXiv:`, as a URL of any of arXiv's
/// pages, as arXiv's DOI.
///
///     arxiv_id_of("https://arxiv.org/pdf/2311.17486v2.pdf") == ArxivId{"2311.17486", 2}
std::optional<ArxivId> arxiv_id_of(std::string_view text);

/// The ORCID iD of a text that is one, with or without its URL, in the form "0000-0002-1825-0097";
/// its check digit (ISO 7064 MOD 11-2) must be right.
std::optional<std::string> orcid_of(std::string_view text);

}  // namespace offprint
