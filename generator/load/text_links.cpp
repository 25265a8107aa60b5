#include "load/text_links.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>

#include "base/suggestion.hpp"
#include "base/utf8.hpp"
#include "text/file_link.hpp"
#include "text/slug.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

constexpr std::string_view kContent = "content/", kAssets = "assets/", kText = ".md";

/// "pages/teaching.md" of "content/pages/teaching.md".
std::string file_of(const Place& place, const Sources& sources) {
  const std::string_view path = sources.path(place.source);
  return std::string(path.starts_with(kContent) ? path.substr(kContent.size()) : path);
}

/// Where the target stands in a line, if it does: cmark knows the line alone.
Place place_in_line(const Place& line, std::string_view target, const Sources& sources) {
  const std::string_view text = sources.line(line);
  const std::size_t at = text.find(target);
  if (at == text.npos) return line;
  return PlaceFinder(text, 0, {line.source, line.line, 1}).at(at);
}

std::string normal(std::string_view path) {
  return std::filesystem::path(path).lexically_normal().generic_string();
}

/// A file below content/, and perhaps the id of a heading in it.
struct Meant {
  std::string file;
  std::string heading;
};

/// What a link in `file` names; nothing where it is an address.
std::optional<Meant> meant_by(std::string_view target, const std::string& file) {
  const std::size_t mark = std::min(target.find('#'), target.size());
  const std::string heading = decoded_path(target.substr(std::min(mark + 1, target.size())));
  if (mark == 0) {
    if (heading.empty() || !file.ends_with(kText)) return std::nullopt;
    return Meant{file, heading};
  }
  if (!address_of_file(target, {})) return std::nullopt;
  const std::string path = decoded_path(target);
  if (path.starts_with(kAssets)) return Meant{path, {}};
  std::string below = normal(file.substr(0, file.rfind('/') + 1) + path);
  const bool has_heading = !heading.empty() && !below.starts_with(kAssets);
  return Meant{std::move(below), has_heading ? make_slug(heading) : std::string()};
}

std::string_view name_of(std::string_view file) { return file.substr(file.rfind('/') + 1); }

using Headings = std::map<std::string, std::vector<std::string>>;

/// Looks up what links mean among the files that are published. The first dead ones are looked at
/// closely, for their column and for what was meant; all would take too long where there are very
/// many.
class LinkCheck {
 public:
  LinkCheck(const Headings& headings, const Content& content, const Sources& sources,
            Diagnostics& diagnostics)
      : headings_(headings), sources_(sources), diagnostics_(diagnostics) {
    const bool has_news = content.site.has_section("news");
    for (const auto& [file, ids] : headings)
      if (has_news || !file.starts_with("news/")) files_.push_back(file);
    for (const Asset& asset : content.assets) files_.push_back(asset.path);
    std::ranges::sort(files_);
  }

  void check(const Place& place, std::string_view target, const Meant& meant) {
    if (!std::ranges::binary_search(files_, meant.file)) return report_file(place, target, meant);
    if (meant.heading.empty()) return;
    const std::vector<std::string>& ids = headings_.at(meant.file);
    if (!std::ranges::binary_search(ids, meant.heading)) report_heading(place, target, meant, ids);
  }

 private:
  static constexpr int kClosely = 100;

  void warn(const Place& place, std::string_view target, std::string message, std::string hint) {
    const bool finds_column = dead_ < kClosely && place.column == 0;
    const auto width = static_cast<std::uint32_t>(count_code_points(target));
    diagnostics_.add({Severity::kWarning,
                      finds_column ? place_in_line(place, target, sources_) : place,
                      std::move(message), std::move(hint), "dead-link", width});
    ++dead_;
  }

  void report_file(const Place& place, std::string_view target, const Meant& meant) {
    const std::string file = normal(std::string(kContent) + meant.file);
    warn(place, target,
         fmt::format("{} `{}`", file.ends_with(kText) ? "no page is made of" : "there is no file",
                     file),
         dead_ < kClosely ? nearest_file(meant.file) : std::string());
  }

  void report_heading(const Place& place, std::string_view target, const Meant& meant,
                      const std::vector<std::string>& ids) {
    warn(place, target, fmt::format("`content/{}` has no heading `#{}`", meant.file, meant.heading),
         dead_ < kClosely ? nearest_heading(meant.heading, ids) : std::string());
  }

  static std::string nearest_heading(std::string_view heading,
                                     const std::vector<std::string>& ids) {
    const std::vector<std::string_view> known(ids.begin(), ids.end());
    return did_you_mean(heading, known);
  }

  /// By the name alone, since folders make all paths alike.
  std::string nearest_file(std::string_view file) const {
    std::vector<std::string_view> names;
    for (const std::string& one : files_) names.push_back(name_of(one));
    const std::string_view name = closest(name_of(file), names);
    const auto found = std::ranges::find(files_, name, name_of);
    return name.empty() ? "" : fmt::format("did you mean `content/{}`?", *found);
  }

  const Headings& headings_;
  const Sources& sources_;
  Diagnostics& diagnostics_;
  int dead_ = 0;
  std::vector<std::string> files_;  ///< below content/, sorted
};

}  // namespace

void TextLinks::add(const MarkdownPage& text, const Place& begin) {
  std::vector<std::string>& headings = headings_[file_of(begin, sources_)];
  for (const MarkdownHeading& heading : text.headings) headings.push_back(heading.id);
  std::ranges::sort(headings);
  for (const MarkdownLink& link : text.links) {
    const std::uint32_t line = begin.line + std::max(link.line, 1u) - 1;
    links_.push_back({link.target, {begin.source, line, 0}});
  }
}

void TextLinks::add(const Node& configuration) {
  for (const Node& item : configuration.items) add(item);
  for (const Member& member : configuration.members) add(member.value);
  const bool may_link =
      configuration.is_string() && configuration.text.find(']') != std::string::npos;
  if (!may_link) return;
  for (const MarkdownLink& link : render_markdown(configuration.text).links)
    links_.push_back({link.target, configuration.place});
}

void TextLinks::check(const Content& content, Diagnostics& diagnostics) const {
  LinkCheck check(headings_, content, sources_, diagnostics);
  for (const Link& link : links_)
    if (const auto meant = meant_by(link.target, file_of(link.place, sources_)))
      check.check(link.place, link.target, *meant);
}

}  // namespace offprint
