#include "export/open_graph.hpp"

#include <string>

#include "export/addresses.hpp"
#include "export/dates.hpp"
#include "export/page_words.hpp"
#include "text/language.hpp"
#include "text/link_kind.hpp"

namespace offprint {
namespace {

using Tags = std::vector<MetaTag>;

void add(Tags& tags, std::string_view name, std::string content) {
  if (!content.empty()) tags.push_back({name, std::move(content)});
}

std::string_view type_of(PageKind kind) {
  if (kind == PageKind::kPublication) return "article";
  return kind == PageKind::kPerson ? "profile" : "website";
}

Image site_image(const Site& site) {
  if (!site.config.image.empty()) return {.src = site.config.image, .alt = site.config.title};
  const PersonIndex owner = site.catalog.owner;
  return owner == kAbsent ? Image() : site.catalog.people[owner].photo;
}

void add_image(Tags& tags, const Site& site) {
  const Image image = site_image(site);
  if (image.src.empty() || is_svg(image.src)) return;
  std::string url = outside_url(site.config, image.src);
  if (url.empty()) return;
  add(tags, "og:image", std::move(url));
  add(tags, "og:image:alt", image.alt);
}

}  // namespace

std::vector<MetaTag> make_open_graph(const Site& site, const Page& page, std::string_view url) {
  if (page.kind == PageKind::kNotFound || page.kind == PageKind::kRedirect) return {};
  Tags tags;
  add(tags, "og:type", std::string(type_of(page.kind)));
  add(tags, "og:title", page_title(site, page));
  if (page.kind != PageKind::kHome) add(tags, "og:site_name", site.config.title);
  add(tags, "og:locale", locale_name(site.config.language));
  add(tags, "og:description", page_description(site, page));
  add(tags, "og:url", std::string(url));
  if (page.kind == PageKind::kPublication)
    add(tags, "article:published_time", iso_date(site.catalog.publications[page.subject].issued));
  add_image(tags, site);
  return tags;
}

}  // namespace offprint
