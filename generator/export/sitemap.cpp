#include "export/sitemap.hpp"

#include <algorithm>
#include <vector>

#include "export/addresses.hpp"
#include "export/dates.hpp"
#include "export/xml.hpp"
#include "plan/addresses.hpp"

namespace offprint {
namespace {

constexpr std::string_view kOpening = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
constexpr std::string_view kNamespace = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

/// The date that is part of what a page shows; empty where it has none.
std::string date_of(const Catalog& catalog, const Page& page) {
  if (page.kind == PageKind::kDigest) return iso_date(catalog.digests[page.subject].date);
  if (page.kind == PageKind::kNewsItem) return iso_date(catalog.news[page.subject].date);
  return {};
}

void append_url(std::string& out, const Site& site, const Page& page) {
  out += "<url>";
  append_element(out, "loc", absolute_url(site.config, page.path));
  append_element(out, "lastmod", date_of(site.catalog, page));
  out += "</url>\n";
}

/// The pages from the `first`-th of those that belong into a sitemap, at most `count`.
void append_urls(std::string& out, const Site& site, std::size_t first, std::size_t count) {
  out.append(kOpening).append("<urlset").append(kNamespace);
  std::size_t number = 0;
  for (const Page& page : site.plan.pages) {
    if (!is_in_sitemap(page)) continue;
    if (number >= first && number < first + count) append_url(out, site, page);
    ++number;
  }
  out += "</urlset>\n";
}

void append_index(std::string& out, const Site& site, const Page& index) {
  out.append(kOpening).append("<sitemapindex").append(kNamespace);
  for (const Page& page : site.plan.pages) {
    if (page.kind != PageKind::kSitemap || page.part == index.part) continue;
    out += "<sitemap>";
    append_element(out, "loc", absolute_url(site.config, page.path));
    out += "</sitemap>\n";
  }
  out += "</sitemapindex>\n";
}

}  // namespace

void append_sitemap(std::string& out, const Site& site, const Page& page) {
  if (page.parts <= 1) return append_urls(out, site, 0, site.plan.pages.size());
  if (page.part == 0) return append_index(out, site, page);
  append_urls(out, site, (page.part - 1) * kSitemapUrls, kSitemapUrls);
}

void append_robots(std::string& out, const Site& site) {
  out += "User-agent: *\nAllow: /\n";
  if (const std::string url = absolute_url(site.config, "sitemap.xml"); !url.empty())
    out.append("Sitemap: ").append(url).append("\n");
}

}  // namespace offprint
