#include "load/site.hpp"

#include <fmt/format.h>

#include <array>

#include "base/suggestion.hpp"
#include "load/markdown_text.hpp"
#include "load/theme_config.hpp"
#include "load/values.hpp"
#include "text/language.hpp"
#include "text/link_kind.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

constexpr int kMost = 1'000'000;

template <const Fields<SiteConfig>& fields>
void read_part(const Node& node, SiteConfig& site, Diagnostics& diagnostics) {
  read_fields(node, site, fields, diagnostics);
}

void read_version(const Node& node, SiteConfig&, Diagnostics& diagnostics) {
  const auto version = read_number(node, 1, kMost, diagnostics);
  if (version && *version > kSiteVersion)
    diagnostics
        .error(node.place,
               fmt::format("version {} of site.yaml is later than this program, which "
                           "reads version {}",
                           *version, kSiteVersion),
               "use a newer offprint")
        .code = "version";
}

/// Absolute, of the web, without query and fragment, ended by `/`.
void read_site_url(const Node& node, SiteConfig& site, Diagnostics& diagnostics) {
  std::string text;
  read_value(node, text, diagnostics);
  if (text.empty()) return;
  auto url = safe_web_url(text);
  const bool plain = url && url->find_first_of("?#") == std::string::npos;
  if (!plain)
    return report_kind(node, "the site's address, such as `https://example.org/~name/`",
                       diagnostics);
  if (!url->ends_with('/')) *url += '/';
  site.url = *std::move(url);
}

void read_language(const Node& node, SiteConfig& site, Diagnostics& diagnostics) {
  if (!node.is_scalar() || !is_language_tag(node.text))
    return report_kind(node, "a language such as `en` or `de-AT`", diagnostics);
  site.language = node.text;
  site.language_place = node.place;
}

void read_claim_url(const Node& node, SiteConfig& site, Diagnostics& diagnostics) {
  std::string text;
  read_value(node, text, diagnostics);
  if (read_url(node, diagnostics).empty()) return;
  site.claim_url = text;
}

void read_image(const Node& node, SiteConfig& site, Diagnostics& diagnostics) {
  std::string text;
  read_value(node, text, diagnostics);
  if (read_url(node, diagnostics).empty()) return;
  site.image = text;
  if (!is_svg(text)) return;
  diagnostics
      .warning(node.place, "few sites show an SVG beside a link", "name a PNG or JPEG picture")
      .code = "svg-image";
}

void read_target(const Node& node, NavigationItem& item, Diagnostics& diagnostics) {
  item.target = read_url(node, diagnostics);
}

const Fields<NavigationItem> kNavigation{
    {"label", into<&NavigationItem::label>, Need::kRequired},
    {"page", read_target},
    {"url", read_target},
    {"target", read_target},
};

void require_target(const Node& node, Diagnostics& diagnostics) {
  const bool has_target =
      has_value(node, "page") || has_value(node, "url") || has_value(node, "target");
  if (node.is_map() && !has_target) report_missing_key(node, "page", diagnostics);
}

/// A list of `label` and `page` or `url`, or a map from label to target. What leads nowhere is left
/// out.
void read_navigation(const Node& node, SiteConfig& site, Diagnostics& diagnostics) {
  for (const Member& member : node.members) {
    NavigationItem item{member.key, {}, member.place};
    read_target(member.value, item, diagnostics);
    site.navigation.push_back(std::move(item));
  }
  if (!node.is_map()) {
    read_list(node, site.navigation, kNavigation, diagnostics);
    for (const Node& item : node.items) require_target(item, diagnostics);
  }
  std::erase_if(site.navigation, [](const NavigationItem& item) { return item.target.empty(); });
}

constexpr std::array<std::string_view, 10> kSections{"publications", "years",  "types",  "topics",
                                                     "awards",       "people", "venues", "digests",
                                                     "news",         "cv"};

void read_section(const Member& member, SiteConfig& site, Diagnostics& diagnostics) {
  if (std::ranges::find(kSections, member.key) == kSections.end())
    return report_unknown_key(member, kSections, diagnostics);
  bool on = true;
  read_value(member.value, on, diagnostics);
  if (!on) site.switched_off.push_back(member.key);
}

void read_sections(const Node& node, SiteConfig& site, Diagnostics& diagnostics) {
  if (!expect_map(node, diagnostics)) return;
  for (const Member& member : node.members) read_section(member, site, diagnostics);
}

void read_home_sections(const Node& node, SiteConfig& site, Diagnostics& diagnostics) {
  site.home_sections.clear();
  read_value(node, site.home_sections, diagnostics);
}

const Fields<SiteConfig> kHome{
    {"sections", read_home_sections},
    {"news", within<&SiteConfig::home_news, 0, kMost>},
};

constexpr std::array<std::pair<std::string_view, ListLook>, 3> kLooks{{
    {"cards", ListLook::kCards},
    {"plain", ListLook::kPlain},
    {"compact", ListLook::kCompact},
}};

void read_look(const Node& node, ListStyle& style, Diagnostics& diagnostics) {
  const auto found =
      std::ranges::find(kLooks, node.text, &std::pair<std::string_view, ListLook>::first);
  if (node.is_scalar() && found != kLooks.end()) {
    style.look = found->second;
  } else {
    report_kind(node, "`cards`, `plain` or `compact`", diagnostics);
  }
}

void read_numbered(const Node& node, ListStyle& style, Diagnostics& diagnostics) {
  bool numbered = false;
  read_value(node, numbered, diagnostics);
  style.numbered = numbered;
}

const Fields<ListStyle> kListStyle{
    {"look", read_look},
    {"numbered", read_numbered},
};

void read_list_style(const Node& node, ListStyle& style, Diagnostics& diagnostics) {
  if (node.is_map()) {
    read_fields(node, style, kListStyle, diagnostics);
  } else {
    read_look(node, style, diagnostics);
  }
}

void read_site_look(const Node& node, SiteConfig& site, Diagnostics& diagnostics) {
  read_look(node, site.list_style, diagnostics);
}

void read_site_numbered(const Node& node, SiteConfig& site, Diagnostics& diagnostics) {
  read_numbered(node, site.list_style, diagnostics);
}

/// A map from the name of a list to its look, or to a map of `look` and `numbered`.
void read_list_styles(const Node& node, SiteConfig& site, Diagnostics& diagnostics) {
  if (!expect_map(node, diagnostics)) return;
  for (const Member& member : node.members) {
    if (std::ranges::find(kStyledLists, member.key) == kStyledLists.end()) {
      report_unknown_key(member, kStyledLists, diagnostics);
    } else {
      read_list_style(member.value, site.list_styles[member.key], diagnostics);
    }
  }
}

/// `true` (folded), `false`, or `open`.
void read_abstracts(const Node& node, SiteConfig& site, Diagnostics& diagnostics) {
  site.abstracts_open = node.is_scalar() && node.text == "open";
  if (site.abstracts_open) {
    site.abstracts_in_lists = true;
  } else {
    read_value(node, site.abstracts_in_lists, diagnostics);
  }
}

const Fields<SiteConfig> kListing{
    {"look", read_site_look},      {"numbered", read_site_numbered},
    {"lists", read_list_styles},   {"page-size", within<&SiteConfig::page_size, 1, kMost>},
    {"abstracts", read_abstracts}, {"coins", into<&SiteConfig::coins_in_lists>},
};

const Fields<SiteConfig> kPeople{
    {"threshold", within<&SiteConfig::person_threshold, 1, kMost>},
    {"close-collaborator", within<&SiteConfig::close_collaborator, 1, kMost>},
    {"claim-url", read_claim_url},
};

/// The formats of which one can choose some, by name.
template <class Choice>
using Formats = std::span<const std::pair<std::string_view, bool Choice::*>>;

constexpr std::array<std::pair<std::string_view, bool ExportChoice::*>, 3> kExportFormats{{
    {"bibtex", &ExportChoice::bibtex},
    {"ris", &ExportChoice::ris},
    {"csl-json", &ExportChoice::csl_json},
}};

constexpr std::array<std::pair<std::string_view, bool FeedChoice::*>, 2> kFeedFormats{{
    {"atom", &FeedChoice::atom},
    {"json", &FeedChoice::json},
}};

constexpr std::array<std::pair<std::string_view, bool CopyChoice::*>, 2> kCopyFormats{{
    {"avif", &CopyChoice::avif},
    {"webp", &CopyChoice::webp},
}};

Formats<ExportChoice> formats_of(const ExportChoice&) { return kExportFormats; }
Formats<FeedChoice> formats_of(const FeedChoice&) { return kFeedFormats; }
Formats<CopyChoice> formats_of(const CopyChoice&) { return kCopyFormats; }

/// "`bibtex`, `ris` or `csl-json`".
template <class Choice>
std::string names_of(Formats<Choice> formats) {
  std::string names = fmt::format("`{}`", formats.front().first);
  for (const auto& [name, member] : formats.subspan(1))
    names += fmt::format("{}`{}`", name == formats.back().first ? " or " : ", ", name);
  return names;
}

template <class Choice>
void choose_format(const Node& node, Choice& choice, Diagnostics& diagnostics) {
  const Formats<Choice> formats = formats_of(choice);
  const auto found =
      std::ranges::find(formats, node.text, [](const auto& format) { return format.first; });
  if (node.is_scalar() && found != formats.end()) {
    choice.*(found->second) = true;
  } else {
    report_kind(node, names_of<Choice>(formats), diagnostics);
  }
}

/// `true`, `false`, or a list of formats.
template <auto member>
void read_formats(const Node& node, SiteConfig& site, Diagnostics& diagnostics) {
  bool all = false;
  if (!node.is_list()) read_value(node, all, diagnostics);
  auto& choice = site.*member;
  for (const auto& format : formats_of(choice)) choice.*(format.second) = all;
  for (const Node& item : node.items) choose_format(item, choice, diagnostics);
}

const Fields<SiteConfig> kFeeds{
    {"entries", within<&SiteConfig::feed_entries, 1, kMost>},
    {"lists", read_formats<&SiteConfig::list_feeds>},
};

/// A map from a mark to what it means.
void read_marks(const Node& node, SiteConfig& site, Diagnostics& diagnostics) {
  if (!expect_map(node, diagnostics)) return;
  for (const Member& member : node.members) {
    site.marks.emplace_back(member.key, std::string());
    read_value(member.value, site.marks.back().second, diagnostics);
  }
}

const Fields<SiteConfig> kExports{
    {"publications", read_formats<&SiteConfig::publication_exports>},
    {"lists", read_formats<&SiteConfig::list_exports>},
};

const Fields<SiteConfig> kImages{
    {"resize", read_formats<&SiteConfig::picture_copies>},
};

const Fields<SiteConfig> kSite{
    {"version", read_version},
    {"title", into<&SiteConfig::title>, Need::kRequired},
    {"description", into<&SiteConfig::description>},
    {"url", read_site_url},
    {"id", into<&SiteConfig::id>},
    {"language", read_language},
    {"owner", into<&SiteConfig::owner>},
    {"image", read_image},
    {"footer", markdown_into<&SiteConfig::footer>},
    {"navigation", read_navigation},
    {"home", read_part<kHome>},
    {"sections", read_sections},
    {"listing", read_part<kListing>},
    {"people", read_part<kPeople>},
    {"feeds", read_part<kFeeds>},
    {"exports", read_part<kExports>},
    {"images", read_part<kImages>},
    {"theme", read_theme},
    {"marks", read_marks},
    {"extra", into<&SiteConfig::extra>},
};

}  // namespace

SiteConfig read_site(const Node& node, Diagnostics& diagnostics) {
  SiteConfig site;
  site.extra = Node::map(node.place);
  read_fields(node, site, kSite, diagnostics);
  return site;
}

const Fields<ListStyle>& list_style_fields() { return kListStyle; }
std::span<const std::string_view> site_sections() { return kSections; }
const Fields<SiteConfig>& site_fields() { return kSite; }
const Fields<SiteConfig>& home_fields() { return kHome; }
const Fields<SiteConfig>& listing_fields() { return kListing; }
const Fields<SiteConfig>& profile_fields() { return kPeople; }
const Fields<SiteConfig>& feed_fields() { return kFeeds; }
const Fields<SiteConfig>& export_fields() { return kExports; }
const Fields<SiteConfig>& image_fields() { return kImages; }
const Fields<NavigationItem>& navigation_fields() { return kNavigation; }

}  // namespace offprint
