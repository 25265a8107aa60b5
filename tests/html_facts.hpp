// What a test wants to know of the HTML pages of a whole site, whatever they tell.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

/// Paths below the output folder, and their bytes.
using SiteFiles = std::map<std::string, std::string>;

SiteFiles site_files(const std::filesystem::path& folder);

/// An attribute as a browser has it: `value` is without character references.
struct HtmlAttribute {
  std::string name, value;
};

struct HtmlTag {
  std::string name;  ///< "/p" closes a `p`
  std::vector<HtmlAttribute> attributes;
};

/// The tags of a page as a browser finds them; what stands in a `script` is none.
std::vector<HtmlTag> parse_tags(std::string_view html);

/// What no page of any site may have, a line each with the page's path: two `h1` or none, an id
/// twice, a link or an anchor that leads nowhere, what a template leaves where a value is missing.
std::vector<std::string> find_faults(const SiteFiles& files);

/// The paths of the HTML pages.
std::vector<std::string> page_paths(const SiteFiles& files);

}  // namespace offprint
