#include "plan/addresses.hpp"

#include <fmt/compile.h>

#include <algorithm>
#include <array>

#include "text/slug.hpp"

namespace offprint {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(PageKind::kCount)> kNames{
    "home",      "document", "not-found", "cv",       "publications", "publication", "year",
    "type",      "topics",   "topic",     "awards",   "people",       "person",      "venues",
    "venue",     "edition",  "track",     "digests",  "digest-month", "digest",      "news",
    "news-item", "sitemap",  "robots",    "nojekyll", "redirect",     "asset",       "theme-asset"};

/// A JSON feed may stand beside an export as CSL-JSON.
constexpr std::array<std::string_view, static_cast<std::size_t>(Format::kCount)> kEndings{
    "html", "atom", "feed.json", "bib", "ris", "json", ""};

/// Pages that are known as places: their feeds are called `feed`.
bool is_overview(PageKind kind) {
  return kind == PageKind::kHome || kind == PageKind::kDigests || kind == PageKind::kNews;
}

/// "digests/index" → "digests/feed".
std::string path_of_feed(std::string_view stem, Format format) {
  const std::string_view folder = stem.substr(0, stem.size() - std::string_view("index").size());
  return fmt::format(FMT_COMPILE("{}{}"), folder,
                     format == Format::kAtom ? "feed.atom" : "feed.json");
}

}  // namespace

std::string_view name_of(PageKind kind) { return kNames[static_cast<std::size_t>(kind)]; }

bool is_in_parts(PageKind kind) {
  constexpr std::array kLists{PageKind::kYear,   PageKind::kType,   PageKind::kTopic,
                              PageKind::kAwards, PageKind::kPeople, PageKind::kPerson,
                              PageKind::kEdition};
  return std::ranges::find(kLists, kind) != kLists.end();
}

std::string part_path(std::string_view first, std::uint32_t part) {
  if (part == 0) return std::string(first);
  constexpr std::string_view kIndex = "index.html";
  const bool in_folder = first.ends_with(kIndex);
  const std::string_view stem = first.substr(0, first.rfind('.'));
  const std::string_view folder = first.substr(0, first.size() - kIndex.size());
  return fmt::format(FMT_COMPILE("{}{}page-{}.html"), in_folder ? folder : stem,
                     in_folder ? "" : "/", part + 1);
}

bool is_in_sitemap(const Page& page) {
  return page.format == Format::kHtml && page.kind != PageKind::kNotFound &&
         page.kind != PageKind::kRedirect;
}

std::string sibling_path(const Page& page, Format format) {
  const std::string_view stem = std::string_view(page.path).substr(0, page.path.rfind('.'));
  const bool is_feed = format == Format::kAtom || format == Format::kJsonFeed;
  if (is_feed && is_overview(page.kind)) return path_of_feed(stem, format);
  return fmt::format(FMT_COMPILE("{}.{}"), stem, kEndings[static_cast<std::size_t>(format)]);
}

std::string root_of(std::string_view path) {
  std::string root;
  for (std::ptrdiff_t n = std::count(path.begin(), path.end(), '/'); n > 0; --n) root += "../";
  return root;
}

std::string month_of(const Date& date) {
  return fmt::format(FMT_COMPILE("{:04}-{:02}"), date.year, date.month);
}

std::string day_of(const Date& date) {
  return fmt::format(FMT_COMPILE("{:04}-{:02}-{:02}"), date.year, date.month, date.day);
}

std::string slug_of_track(std::string_view track) { return make_slug(track); }

}  // namespace offprint
