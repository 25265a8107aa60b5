#include "export/citation.hpp"

#include <array>
#include <initializer_list>

#include "base/unicode.hpp"
#include "export/addresses.hpp"
#include "text/url.hpp"

namespace offprint {

Citation make_citation(const Site& site, PublicationIndex index) {
  return {site.catalog.publications[index], site.texts.of(index),
          absolute_url(site.config, site.plan.address(PageKind::kPublication, index))};
}

std::pair<std::string_view, std::string_view> page_range(std::string_view pages) {
  for (const std::string_view dash : {"---", "--", "–", "—", "-"}) {
    const std::size_t at = pages.find(dash);
    if (at == std::string_view::npos) continue;
    const std::string_view first = trim(pages.substr(0, at));
    const std::string_view last = trim(pages.substr(at + dash.size()));
    const bool one_range = last.find_first_of("-,;") == std::string_view::npos &&
                           first.find_first_of(",;") == std::string_view::npos;
    if (one_range && !first.empty()) return {first, last};
    break;
  }
  return {pages, {}};
}

std::string arxiv_url(std::string_view arxiv) {
  return arxiv.empty() ? std::string() : "https://arxiv.org/abs/" + encoded_address(arxiv);
}

std::string url_of(const Citation& citation) {
  const Publication& publication = citation.publication;
  if (!publication.url.empty()) return publication.url;
  if (!publication.doi.empty()) return doi_url(publication.doi);
  if (!publication.arxiv.empty()) return arxiv_url(publication.arxiv);
  return citation.page_url;
}

std::string_view status_text(Status status) {
  constexpr std::array<std::string_view, 4> kTexts = {"", "to appear", "in press", "under review"};
  return kTexts[static_cast<std::size_t>(status)];
}

}  // namespace offprint
