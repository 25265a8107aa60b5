// Feeds: what a page offers to those who follow it, as a value; `atom.hpp` and `json_feed.hpp`
// write it out.
//
// Dates come from the data alone. An entry without one has that of the entry before it in its list,
// the first ones that of the first dated entry, so that works to appear stay on top. Texts are
// plain Unicode, since readers drop mathematics; only news bring HTML of their own.
#pragma once

#include <string>
#include <vector>

#include "export/site.hpp"

namespace offprint {

struct FeedEntry {
  std::string id;       ///< tag URI, permanent
  std::string title;    ///< plain
  std::string address;  ///< inside the site, or a URL; may be empty
  Date date;
  std::vector<std::string> authors;
  std::string text;  ///< plain; may be empty
  std::string html;  ///< in place of `text`; may be empty
  std::vector<std::string> topics;
};

struct Feed {
  std::string id;  ///< tag URI, permanent
  std::string title;
  std::string description;
  std::string author;              ///< whose feed it is: the owner, else the site
  std::string address;             ///< of the page that it belongs to
  std::string path;                ///< its own
  std::vector<FeedEntry> entries;  ///< the newest `feed_entries` of the page's things
  Date updated;                    ///< of the newest entry
};

/// The feed beside a page; `page` is the feed itself, as planned.
Feed make_feed(const Site& site, const Page& page);

}  // namespace offprint
