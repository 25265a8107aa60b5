// Links that name a file of the content, so that they also hold where people read the files
// themselves: in an editor, on GitHub.
//
// In: where a link leads. Out: the address of the page that is made of that file. Nothing is looked
// up: whether the file is there is told when the content is loaded (load/text_links.hpp). Not
// taken: URLs, headings of the text itself, and addresses on the site, which count from its top.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offprint {

/// The address, from the top of the site, of a text (`.md`, in `pages/` or `news/`) or of a file
/// below `assets/`; nothing where the target names neither. `folder` is where the text with the
/// link stands below content/: "pages/", "news/", or empty for content/ itself. A heading is spelt
/// as its id, since GitHub keeps the letters that ids spell in ASCII.
///
///     address_of_file("teaching.md#Über-uns", "pages/")  == "teaching.html#uber-uns"
///     address_of_file("../pages/teaching.md", "news/")   == "teaching.html"
///     address_of_file("../news/2025-prize.md", "pages/") == "news/2025-prize.html"
///     address_of_file("../assets/loom.png", "pages/")    == "assets/loom.png"
std::optional<std::string> address_of_file(std::string_view target, std::string_view folder);

}  // namespace offprint
