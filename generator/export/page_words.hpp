// What a page is called: its title, a sentence of description, and the way to it. For the page
// itself, its feed and its metadata alike; plain text in the site's language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "export/site.hpp"

namespace offprint {

/// "Publications of 2024", "Ada Lovelace", the title of a publication. The home page is called
/// like the site.
std::string page_title(const Site& site, const Page& page);

/// One or two sentences for search engines and previews, at most some 200 characters; may be empty.
std::string page_description(const Site& site, const Page& page);

/// A step of the way from the home page.
struct Breadcrumb {
  std::string label;
  std::string address;  ///< inside the site; empty where there is no such page
};

/// From the home page to this page, both included; empty for the home page itself.
std::vector<Breadcrumb> breadcrumbs(const Site& site, const Page& page);

/// "Conference paper" for "paper-conference", in the words' language; a type that they do not know
/// as it stands. Lives as long as words and type.
std::string_view type_name(const Words& words, std::string_view type);
/// "Conference papers".
std::string_view type_name_plural(const Words& words, std::string_view type);

/// "to appear", "in press", "under review", or empty. For machines there is `status_text`.
std::string_view status_name(const Words& words, Status status);

/// "2024", or "No date" for what has none.
std::string year_label(const Words& words, const Slice& year);

}  // namespace offprint
