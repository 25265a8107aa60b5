#include "text/file_link.hpp"

#include <algorithm>

#include "text/slug.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

constexpr std::string_view kAssets = "assets/", kNews = "news/", kPages = "pages/", kEnding = ".md";

/// A path without the steps out of its folder that it begins with.
std::string_view without_way_out(std::string_view path) {
  for (;;) {
    const std::size_t step = path.starts_with("./") ? 2 : path.starts_with("../") ? 3 : 0;
    if (step == 0) return path;
    path.remove_prefix(step);
  }
}

/// The folder of the page's address. A path from content/ begins with the folder of the file, any
/// other stays in that of the text.
std::string_view folder_of_address(std::string_view path, bool from_content,
                                   std::string_view folder) {
  if (from_content && path.starts_with(kPages)) return {};
  const bool is_news = (from_content && path.starts_with(kNews)) || folder == kNews;
  return is_news ? kNews : std::string_view();
}

std::string slug_of_file(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  return make_slug(decoded_path(name.substr(0, name.size() - kEnding.size())));
}

/// "#id" of what follows a path, "?plain=1#Id" or nothing.
std::string heading_of(std::string_view rest) {
  const std::size_t mark = std::min(rest.find('#'), rest.size());
  return mark + 1 >= rest.size() ? "" : "#" + make_slug(decoded_path(rest.substr(mark + 1)));
}

}  // namespace

std::optional<std::string> address_of_file(std::string_view target, std::string_view folder) {
  const std::string_view whole = target.substr(0, target.find_first_of("?#"));
  const std::string_view rest = target.substr(whole.size());
  if (whole.starts_with('/') || whole.find(':') != whole.npos) return std::nullopt;
  const std::string_view path = without_way_out(whole);
  if (path.starts_with(kAssets)) return std::string(path).append(rest);
  if (!path.ends_with(kEnding)) return std::nullopt;
  const bool from_content = folder.empty() || whole.starts_with("../");
  return std::string(folder_of_address(path, from_content, folder)) + slug_of_file(path) + ".html" +
         heading_of(rest);
}

}  // namespace offprint
