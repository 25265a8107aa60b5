#include "export/export.hpp"

#include "base/folder_mark.hpp"
#include "export/atom.hpp"
#include "export/bibtex.hpp"
#include "export/citation.hpp"
#include "export/csl_json.hpp"
#include "export/feed.hpp"
#include "export/json_feed.hpp"
#include "export/listing.hpp"
#include "export/ris.hpp"
#include "export/sitemap.hpp"

namespace offprint {
namespace {

/// A work's own file says everything, and so do those of the lists that bring works together. Those
/// that tell them apart once more, by person, topic or year, stay light: abstracts are most of a
/// site's weight, and each would stand in ten files.
CitationScope scope_of(PageKind kind) {
  switch (kind) {
    case PageKind::kPublication:
    case PageKind::kPublications:
    case PageKind::kEdition:
      return CitationScope::kEverything;
    default:
      return CitationScope::kCitation;
  }
}

/// Entries parted by an empty line.
void append_bibtex_list(std::string& out, const Site& site, const Page& page) {
  const std::size_t begin = out.size();
  for (const PublicationIndex index : publications_of(site, page)) {
    if (out.size() > begin) out += '\n';
    append_bibtex(out, make_citation(site, index), scope_of(page.kind));
  }
}

void append_ris_list(std::string& out, const Site& site, const Page& page) {
  for (const PublicationIndex index : publications_of(site, page))
    append_ris(out, make_citation(site, index), scope_of(page.kind));
}

void append_csl_list(std::string& out, const Site& site, const Page& page) {
  JsonWriter json(out);
  json.open_array();
  for (const PublicationIndex index : publications_of(site, page)) {
    json.new_line();
    write_csl_item(json, make_citation(site, index), scope_of(page.kind));
  }
  json.close_array();
  out += '\n';
}

void append_other(std::string& out, const Site& site, const Page& page) {
  if (page.kind == PageKind::kSitemap) append_sitemap(out, site, page);
  if (page.kind == PageKind::kRobots) append_robots(out, site);
  if (page.kind == PageKind::kNoJekyll) out += kFolderMark;
}

}  // namespace

void append_export(std::string& out, const Site& site, const Page& page) {
  switch (page.format) {
    case Format::kAtom:
      return append_atom(out, make_feed(site, page), site.config);
    case Format::kJsonFeed:
      return append_json_feed(out, make_feed(site, page), site.config);
    case Format::kBibtex:
      return append_bibtex_list(out, site, page);
    case Format::kRis:
      return append_ris_list(out, site, page);
    case Format::kCslJson:
      return append_csl_list(out, site, page);
    default:
      return append_other(out, site, page);
  }
}

}  // namespace offprint
