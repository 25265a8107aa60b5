// What the exports say of one publication: its record, the texts that were made of it, and where it
// stands on this site. Cheap to make; its references point into catalog and texts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "export/site.hpp"

namespace offprint {

/// How much an entry for a reference manager says: what styles print, or abstract and keywords too.
enum class CitationScope : std::uint8_t { kCitation, kEverything };

struct Citation {
  const Publication& publication;
  const PublicationText& text;
  std::string page_url;  ///< absolute address of its page, or empty
};

Citation make_citation(const Site& site, PublicationIndex publication);

/// First and last page. The second is empty where there is one page, or a text that is no range.
///
///     "1-10", "1--10", "1–10" → {"1", "10"}
std::pair<std::string_view, std::string_view> page_range(std::string_view pages);

/// "https://arxiv.org/abs/2311.17486"; empty for no id.
std::string arxiv_url(std::string_view arxiv);

/// The best address of the work: the record's own, else that of the DOI, else that at arXiv, else
/// its page here; may be empty.
std::string url_of(const Citation& citation);

/// "to appear", "in press", "under review", or empty: in English, as exports have it.
std::string_view status_text(Status status);

}  // namespace offprint
