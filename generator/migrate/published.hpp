// Where the generators of old sites published a text: the address of its page, and those that led
// there.
//
// In go a text and the settings of its site; out come addresses from the top of the site on, as a
// server knows them ("/blog/2020/a-post/", "/talks.html"), the page's own first. None where the
// generator made no page of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/node.hpp"
#include "migrate/old_site.hpp"

namespace offprint {

/// Jekyll: the `permalink` of the text, of its collection or of all posts, then `redirect_from`.
std::vector<std::string> published_by_jekyll(const OldText& text, const Node& settings);

/// Hugo: the `url` of the text, or what `permalinks` says of its section with its `slug`, or its
/// path below content/; then `aliases`.
std::vector<std::string> published_by_hugo(const OldText& text, const Node& settings);

/// Where a file that is no text was shown: "static/cv.pdf" → "/cv.pdf"; empty: nowhere.
std::string file_shown_by_jekyll(const std::string& path);
std::string file_shown_by_hugo(const std::string& path);

/// The file that a server shows at an address: "/talks/" → "talks/index.html", "/talks" →
/// "talks.html", "/cv.pdf" → "cv.pdf".
std::string file_at(std::string_view address);

}  // namespace offprint
