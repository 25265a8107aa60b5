#include "migrate/settings.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace offprint {
namespace {

/// Keys of Jekyll, its plug-ins and Hugo: how pages are made, not what they say.
constexpr auto kOfGenerator = std::to_array<std::string_view>({"baseurl",
                                                               "blackfriday",
                                                               "build",
                                                               "category_archive",
                                                               "collections",
                                                               "compress_html",
                                                               "defaultContentLanguage",
                                                               "defaultContentLanguageInSubdir",
                                                               "defaults",
                                                               "destination",
                                                               "disableAliases",
                                                               "disqusShortname",
                                                               "enableEmoji",
                                                               "enableGitInfo",
                                                               "enableRobotsTXT",
                                                               "encoding",
                                                               "exclude",
                                                               "footnotereturnlinkcontents",
                                                               "future",
                                                               "gems",
                                                               "hasCJKLanguage",
                                                               "highlighter",
                                                               "host",
                                                               "ignoreFiles",
                                                               "imagemagick",
                                                               "imaging",
                                                               "include",
                                                               "incremental",
                                                               "jekyll-archives",
                                                               "jekyll-minifier",
                                                               "keep_files",
                                                               "kramdown",
                                                               "liquid",
                                                               "lsi",
                                                               "markdown",
                                                               "markdown_ext",
                                                               "markup",
                                                               "mediaTypes",
                                                               "minify",
                                                               "module",
                                                               "outputFormats",
                                                               "outputs",
                                                               "paginate",
                                                               "paginate_path",
                                                               "pagination",
                                                               "permalink",
                                                               "permalinks",
                                                               "plugins",
                                                               "plugins_dir",
                                                               "port",
                                                               "related",
                                                               "relative_links",
                                                               "removePathAccents",
                                                               "safe",
                                                               "sass",
                                                               "scholar",
                                                               "security",
                                                               "show_drafts",
                                                               "sitemap",
                                                               "source",
                                                               "summaryLength",
                                                               "tag_archive",
                                                               "taxonomies",
                                                               "terser",
                                                               "theme",
                                                               "third_party_libraries",
                                                               "timeout",
                                                               "timezone",
                                                               "toc",
                                                               "unpublished",
                                                               "whitelist"});

bool says_something(const Node& value) {
  if (value.is_list()) return !value.items.empty();
  if (value.is_map())
    return std::ranges::any_of(value.members,
                               [](const Member& member) { return says_something(member.value); });
  return value.is_scalar() && !value.text.empty() && value.text != "false";
}

template <class Keys>
bool contains(const Keys& keys, std::string_view key) {
  return std::ranges::find(keys, key) != std::ranges::end(keys);
}

}  // namespace

void leave_settings(const Node& settings, const std::string& path,
                    std::span<const std::string_view> taken, Migration& move) {
  std::vector<std::string_view> of_generator;
  for (const Member& member : settings.members) {
    if (contains(taken, member.key) || !says_something(member.value)) continue;
    if (contains(kOfGenerator, member.key)) {
      of_generator.push_back(member.key);
    } else {
      move.leave(move.old.shown(member.place),
                 fmt::format("`{}`: there is no such setting here", member.key));
    }
  }
  if (!of_generator.empty())
    move.leave(path, fmt::format("how the pages were made: {}", fmt::join(of_generator, ", ")));
}

}  // namespace offprint
