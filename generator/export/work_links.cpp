#include "export/work_links.hpp"

#include <algorithm>
#include <string_view>

#include "text/scholarly.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

using Links = std::vector<WorkLink>;

/// A link that came without a label has its address for one.
std::string label_of(const Link& link, LinkKind kind) {
  if (link.label != link.url) return scholarly_to_plain(link.label);
  if (kind == LinkKind::kPdf) return "PDF";
  if (kind == LinkKind::kDoi) return "DOI";
  if (kind == LinkKind::kArxiv) return "arXiv";
  if (kind == LinkKind::kBibtex) return "BibTeX";
  const std::string_view host = host_of(link.url);
  return std::string(host.empty() ? link.url : host);
}

WorkLink typed(const Link& link) {
  const LinkKind kind = link_kind(link.label, link.url);
  return {kind, label_of(link, kind), link.url};
}

bool has(const Links& links, LinkKind kind) {
  return std::ranges::find(links, kind, &WorkLink::kind) != links.end();
}

void add(Links& links, LinkKind kind, std::string_view label, std::string url) {
  if (!url.empty() && !has(links, kind))
    links.push_back({kind, std::string(label), std::move(url)});
}

bool leads_nowhere(const Links& links) {
  return std::ranges::all_of(links, [](const WorkLink& link) { return link.url.empty(); });
}

/// The entry on the work's page, where it can be read and copied.
std::string bibtex_on_page(const Site& site, PublicationIndex index) {
  const std::string page = site.plan.address(PageKind::kPublication, index);
  return page.empty() ? page : page + "#bibtex";
}

}  // namespace

std::vector<WorkLink> work_links(const Site& site, PublicationIndex index) {
  const Publication& publication = site.catalog.publications[index];
  Links links;
  for (const Link& link : publication.links) links.push_back(typed(link));
  add(links, LinkKind::kDoi, "DOI", doi_url(publication.doi));
  add(links, LinkKind::kArxiv, "arXiv", arxiv_url(publication.arxiv));
  if (!publication.url.empty() && leads_nowhere(links))
    links.push_back(typed({.label = publication.url, .url = publication.url, .place = {}}));
  add(links, LinkKind::kBibtex, "BibTeX", bibtex_on_page(site, index));
  std::ranges::stable_sort(links, {}, &WorkLink::kind);
  return links;
}

}  // namespace offprint
