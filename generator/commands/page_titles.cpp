#include "commands/page_titles.hpp"

#include <algorithm>

#include "base/files.hpp"
#include "base/unicode.hpp"
#include "base/utf8.hpp"
#include "text/entities.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

std::string without_references(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const Entity entity = find_entity(text);
    if (entity.size > 0)
      append_utf8(plain, entity.value);
    else
      plain += text.front();
    text.remove_prefix(std::max<std::size_t>(entity.size, 1));
  }
  return plain;
}

std::string title_of(const fs::path& file) {
  return fs::is_regular_file(file) ? title_in(read_file(file)) : std::string();
}

/// "Looms · Lab", "Lab" → "Looms"; the theme chooses the sign between the two.
std::string without_site(std::string title, std::string_view site) {
  constexpr std::size_t kLongestSign = 3;
  if (site.empty() || !title.ends_with(site)) return title;
  const std::string_view rest = trim(std::string_view(title).substr(0, title.size() - site.size()));
  const std::size_t blank = rest.rfind(' ');
  if (blank == std::string_view::npos || rest.size() - blank - 1 > kLongestSign) return title;
  return std::string(rest.substr(0, blank));
}

}  // namespace

std::string title_in(std::string_view html) {
  constexpr std::string_view kBegin = "<title>", kEnd = "</title>";
  const std::size_t begin = html.find(kBegin);
  if (begin == std::string_view::npos) return {};
  html.remove_prefix(begin + kBegin.size());
  const std::size_t end = html.find(kEnd);
  if (end == std::string_view::npos) return {};
  return collapse_spaces(to_valid_utf8(without_references(html.substr(0, end))));
}

PageTitles::PageTitles(const fs::path& before, const fs::path& after) {
  for (const fs::path& folder : {after, before})
    if (fs::is_directory(folder)) folders_.push_back({folder, title_of(folder / "index.html")});
}

std::string PageTitles::of(std::string_view address) const {
  if (!address.ends_with(".html")) return {};
  for (const Folder& folder : folders_)
    if (std::string title = title_of(folder.path / address); !title.empty())
      return without_site(std::move(title), folder.site);
  return {};
}

}  // namespace offprint
