#include "export/json_feed.hpp"

#include "export/addresses.hpp"
#include "export/dates.hpp"
#include "export/json_writer.hpp"

namespace offprint {
namespace {

void write_authors(JsonWriter& json, const std::vector<std::string>& names) {
  if (names.empty()) return;
  json.key("authors").open_array();
  for (const std::string& name : names) json.open_object().member("name", name).close_object();
  json.close_array();
}

void write_tags(JsonWriter& json, const std::vector<std::string>& topics) {
  if (topics.empty()) return;
  json.key("tags").open_array();
  for (const std::string& topic : topics) json.value(topic);
  json.close_array();
}

/// An item must have content of either kind.
void write_content(JsonWriter& json, const FeedEntry& entry) {
  if (!entry.html.empty()) {
    json.member("content_html", entry.html);
  } else {
    json.member("content_text", entry.text.empty() ? entry.title : entry.text);
  }
}

void write_item(JsonWriter& json, const FeedEntry& entry, const SiteConfig& site) {
  json.open_object();
  json.member("id", entry.id);
  if (!entry.address.empty()) json.member_if_any("url", outside_url(site, entry.address));
  json.member_if_any("title", entry.title);
  write_content(json, entry);
  if (entry.date) json.member("date_published", rfc3339_date(entry.date));
  write_authors(json, entry.authors);
  write_tags(json, entry.topics);
  json.close_object();
}

}  // namespace

void append_json_feed(std::string& out, const Feed& feed, const SiteConfig& site) {
  JsonWriter json(out);
  json.open_object();
  json.member("version", "https://jsonfeed.org/version/1.1");
  json.member("title", feed.title);
  json.member_if_any("home_page_url", absolute_url(site, feed.address));
  json.member_if_any("feed_url", absolute_url(site, feed.path));
  json.member_if_any("description", feed.description);
  json.member_if_any("language", site.language);
  write_authors(json, {feed.author});
  json.key("items").open_array();
  for (const FeedEntry& entry : feed.entries) {
    json.new_line();
    write_item(json, entry, site);
  }
  json.close_array().close_object();
  out += '\n';
}

}  // namespace offprint
