#include "export/feed.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/escape.hpp"
#include "export/addresses.hpp"
#include "export/citation.hpp"
#include "export/dates.hpp"
#include "export/listing.hpp"
#include "export/page_words.hpp"
#include "text/markdown.hpp"
#include "text/name.hpp"
#include "text/scholarly.hpp"

namespace offprint {
namespace {

std::size_t limit(const Site& site) {
  return static_cast<std::size_t>(std::max(site.config.feed_entries, 1));
}

/// When a work became known here: its date, else that of the newest digest that picked it.
Date date_of(const Catalog& catalog, const Publication& publication) {
  if (publication.issued || publication.picks.empty()) return publication.issued;
  return catalog.digests[publication.picks.front().digest].date;
}

std::vector<std::string> author_names(const Publication& publication) {
  std::vector<std::string> names;
  for (const PrintedName& author : publication.authors) names.push_back(display_name(author));
  return names;
}

/// Where it appeared, and what it says.
std::string publication_text(const Words& words, const Citation& citation) {
  const std::string& summary = citation.publication.summary;
  const std::string body = citation.text.abstract.empty() ? scholarly_to_plain(summary)
                                                          : std::string(citation.text.abstract);
  const std::string_view line = citation.text.venue_line;
  const bool both = !line.empty() && !body.empty();
  return std::string(line).append(both ? words.text("stop") : "").append(body);
}

FeedEntry publication_entry(const Site& site, PublicationIndex index) {
  const Citation citation = make_citation(site, index);
  const Publication& publication = citation.publication;
  FeedEntry entry;
  entry.id = tag_uri(site.config, "publications/" + publication.id);
  entry.title = citation.text.title;
  entry.address = site.plan.address(PageKind::kPublication, index);
  if (entry.address.empty()) entry.address = url_of(citation);
  entry.date = date_of(site.catalog, publication);
  entry.authors = author_names(publication);
  entry.text = publication_text(site.words, citation);
  entry.topics = publication.topics;
  return entry;
}

std::vector<FeedEntry> publication_entries(const Site& site, const Page& page) {
  std::vector<PublicationIndex> publications = publications_of(site, page);
  if (publications.size() > limit(site)) publications.resize(limit(site));
  std::vector<FeedEntry> entries;
  for (const PublicationIndex index : publications)
    entries.push_back(publication_entry(site, index));
  return entries;
}

/// How a text in a feed names addresses of the site: absolute ones where there are any, else from
/// the page that the entry links to.
std::string link_root(const Site& site, std::string_view address) {
  return site.config.url.empty() ? root_of(address) : site.config.url;
}

FeedEntry news_entry(const Site& site, std::uint32_t index) {
  const Document& news = site.catalog.news[index];
  FeedEntry entry;
  entry.id = tag_uri(site.config, "news/" + news.slug);
  entry.title = news.title;
  entry.address = site.plan.address(PageKind::kNewsItem, index);
  entry.date = news.date;
  const std::string root = link_root(site, entry.address);
  entry.html = render_markdown(news.body, {.link_root = root, .folder = "news/"}).html;
  return entry;
}

std::vector<FeedEntry> news_entries(const Site& site) {
  std::vector<FeedEntry> entries;
  const std::size_t count = std::min(site.catalog.news.size(), limit(site));
  for (std::uint32_t i = 0; i < count; ++i) entries.push_back(news_entry(site, i));
  return entries;
}

/// The titles of a day in rank order, linked where there are absolute addresses.
std::string digest_list(const Site& site, const DigestEntry& digest) {
  std::string html = "<ol>";
  for (const PublicationIndex index : digest.publications) {
    const std::string title = html_escaped(site.texts.of(index).title);
    const std::string url =
        absolute_url(site.config, site.plan.address(PageKind::kPublication, index));
    html += url.empty() ? fmt::format("<li>{}</li>", title)
                        : fmt::format("<li><a href=\"{}\">{}</a></li>", html_escaped(url), title);
  }
  return html + "</ol>";
}

FeedEntry digest_entry(const Site& site, DigestIndex index) {
  const DigestEntry& digest = site.catalog.digests[index];
  const Page page{.kind = PageKind::kDigest, .subject = index};
  FeedEntry entry;
  entry.id = tag_uri(site.config, "digests/" + iso_date(digest.date));
  entry.title = page_title(site, page);
  entry.address = site.plan.address(PageKind::kDigest, index);
  entry.date = digest.date;
  entry.html = digest_list(site, digest);
  return entry;
}

std::vector<FeedEntry> digest_entries(const Site& site) {
  std::vector<FeedEntry> entries;
  const std::size_t count = std::min(site.catalog.digests.size(), limit(site));
  for (DigestIndex i = 0; i < count; ++i) entries.push_back(digest_entry(site, i));
  return entries;
}

/// Gives a date to entries that have none: that of the entry before, the first ones that of the
/// first dated entry.
void complete_dates(std::vector<FeedEntry>& entries) {
  const auto dated = std::find_if(entries.begin(), entries.end(),
                                  [](const FeedEntry& entry) { return bool(entry.date); });
  if (dated == entries.end()) return;
  Date last = dated->date;
  for (FeedEntry& entry : entries) {
    if (!entry.date) entry.date = last;
    last = entry.date;
  }
}

/// Both lists as one, newest first; each keeps its own order.
std::vector<FeedEntry> merged(std::vector<FeedEntry> a, std::vector<FeedEntry> b,
                              std::size_t most) {
  std::vector<FeedEntry> all;
  std::merge(std::make_move_iterator(a.begin()), std::make_move_iterator(a.end()),
             std::make_move_iterator(b.begin()), std::make_move_iterator(b.end()),
             std::back_inserter(all),
             [](const FeedEntry& x, const FeedEntry& y) { return x.date > y.date; });
  if (all.size() > most) all.resize(most);
  return all;
}

std::vector<FeedEntry> entries_of(const Site& site, const Page& page) {
  if (page.kind == PageKind::kDigests) return digest_entries(site);
  if (page.kind == PageKind::kNews) return news_entries(site);
  std::vector<FeedEntry> entries = publication_entries(site, page);
  complete_dates(entries);
  return page.kind == PageKind::kHome ? merged(news_entries(site), std::move(entries), limit(site))
                                      : entries;
}

std::string feed_title(const Site& site, const Page& page) {
  const std::string title = page_title(site, page);
  return page.kind == PageKind::kHome ? title
                                      : site.words.say("title_feed", {title, site.config.title});
}

std::string feed_author(const Site& site) {
  const PersonIndex owner = site.catalog.owner;
  return owner == kAbsent ? site.config.title : display_name(site.catalog.people[owner].name);
}

/// The page's address without its ending: the same for every format, and as lasting as the page.
std::string_view stem_of(std::string_view path) { return path.substr(0, path.rfind('.')); }

}  // namespace

Feed make_feed(const Site& site, const Page& page) {
  Feed feed;
  feed.address = site.plan.address(page.kind, page.subject);
  feed.id = tag_uri(site.config, stem_of(feed.address));
  feed.title = feed_title(site, page);
  feed.description = page_description(site, page);
  feed.author = feed_author(site);
  feed.path = page.path;
  feed.entries = entries_of(site, page);
  for (const FeedEntry& entry : feed.entries) feed.updated = std::max(feed.updated, entry.date);
  return feed;
}

}  // namespace offprint
