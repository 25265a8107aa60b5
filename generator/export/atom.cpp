#include "export/atom.hpp"

#include <string_view>

#include "export/addresses.hpp"
#include "export/dates.hpp"
#include "export/xml.hpp"

namespace offprint {
namespace {

/// How the feed at `path` names an address.
std::string reference(const SiteConfig& site, std::string_view path, std::string_view address) {
  std::string url = outside_url(site, address);
  return url.empty() ? root_of(path) + encoded_address(address) : url;
}

void append_link(std::string& out, std::string_view relation, std::string_view type,
                 std::string_view href) {
  out.append("<link rel=\"").append(relation).append("\" type=\"").append(type);
  out.append("\" href=\"");
  append_xml_escaped(out, href);
  out += "\"/>\n";
}

void append_author(std::string& out, std::string_view name) {
  out += "<author><name>";
  append_xml_escaped(out, name);
  out += "</name></author>\n";
}

void append_category(std::string& out, std::string_view topic) {
  out += "<category term=\"";
  append_xml_escaped(out, topic);
  out += "\"/>\n";
}

/// An entry without a link must have content; one with a link may have a summary.
void append_content(std::string& out, const FeedEntry& entry, std::string_view base) {
  if (entry.html.empty()) {
    const bool needed = entry.address.empty();
    return append_element(out, needed ? "content" : "summary",
                          needed && entry.text.empty() ? entry.title : entry.text);
  }
  out += "<content type=\"html\" xml:base=\"";
  append_xml_escaped(out, base);
  out += "\">";
  append_xml_escaped(out, entry.html);
  out += "</content>\n";
}

void append_entry(std::string& out, const FeedEntry& entry, const Feed& feed,
                  const SiteConfig& site) {
  const std::string url = reference(site, feed.path, entry.address);
  out += "<entry>\n";
  append_element(out, "id", entry.id);
  out += "<title>";
  append_xml_escaped(out, entry.title);
  out += "</title>\n";
  append_element(out, "updated", rfc3339_date(entry.date));
  if (!entry.address.empty()) append_link(out, "alternate", "text/html", url);
  for (const std::string& author : entry.authors) append_author(out, author);
  for (const std::string& topic : entry.topics) append_category(out, topic);
  append_content(out, entry, url);
  out += "</entry>\n";
}

}  // namespace

void append_atom(std::string& out, const Feed& feed, const SiteConfig& site) {
  out +=
      "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
      "xml:lang=\"";
  append_xml_escaped(out, site.language);
  out += "\">\n";
  append_element(out, "id", feed.id);
  append_element(out, "title", feed.title);
  append_element(out, "subtitle", feed.description);
  append_element(out, "updated", rfc3339_date(feed.updated));
  append_author(out, feed.author);
  append_link(out, "alternate", "text/html", reference(site, feed.path, feed.address));
  if (!site.url.empty())
    append_link(out, "self", "application/atom+xml", absolute_url(site, feed.path));
  for (const FeedEntry& entry : feed.entries) append_entry(out, entry, feed, site);
  out += "</feed>\n";
}

}  // namespace offprint
