#include "render/render.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>
#include <vector>

#include "export/addresses.hpp"
#include "export/export.hpp"
#include "jinja/environment.hpp"
#include "render/page_values.hpp"
#include "render/site_objects.hpp"
#include "render/style.hpp"
#include "render/template_source.hpp"
#include "render/theme.hpp"
#include "render/words_object.hpp"

namespace offprint {
namespace {

using jinja::Value;

/// The template of a kind of page, and what it gets.
struct PageTemplate {
  PageKind kind;
  std::string_view name;
  AddPageValues add;
};

void add_nothing(jinja::Dict&, const Context&, const Page&) {}

constexpr auto kTemplates = std::to_array<PageTemplate>({
    {PageKind::kHome, "home.html", add_home},
    {PageKind::kDocument, "document.html", add_document},
    {PageKind::kNotFound, "404.html", add_nothing},
    {PageKind::kCv, "cv.html", add_cv},
    {PageKind::kPublications, "publications.html", add_publications},
    {PageKind::kPublication, "publication.html", add_publication},
    {PageKind::kYear, "slice.html", add_year},
    {PageKind::kType, "slice.html", add_type},
    {PageKind::kTopics, "topics.html", add_topics},
    {PageKind::kTopic, "slice.html", add_topic},
    {PageKind::kAwards, "slice.html", add_awards},
    {PageKind::kPeople, "people.html", add_people},
    {PageKind::kPerson, "person.html", add_person},
    {PageKind::kVenues, "venues.html", add_venues},
    {PageKind::kVenue, "venue.html", add_venue},
    {PageKind::kEdition, "edition.html", add_edition},
    {PageKind::kTrack, "track.html", add_track},
    {PageKind::kDigests, "digests.html", add_digests},
    {PageKind::kDigestMonth, "digest-month.html", add_digest_month},
    {PageKind::kDigest, "digest.html", add_digest},
    {PageKind::kNews, "news.html", add_news},
    {PageKind::kNewsItem, "news-item.html", add_news_item},
    {PageKind::kRedirect, "redirect.html", add_redirect},
});

const PageTemplate& template_of(PageKind kind) {
  const auto found = std::ranges::find(kTemplates, kind, &PageTemplate::kind);
  assert(found != kTemplates.end());
  return *found;
}

/// The way to the top. The page for errors is served at any depth, so only the full path will do.
std::string root_for(const SiteConfig& site, const Page& page) {
  return page.kind == PageKind::kNotFound ? base_path(site) : root_of(page.path);
}

}  // namespace

struct Renderer::State {
  State(const SiteConfig& config, const Words& spoken, const Catalog& catalog, const Plan& plan,
        const std::filesystem::path& templates)
      : theme{templates},
        texts(catalog),
        site{config, spoken, catalog, plan, texts},
        context(site),
        words(spoken),
        environment(make_template_options(), make_template_loader(theme)) {
    environment.add_global("words", Value::borrow(words));
  }

  /// Every template of the theme, so that what does not compile is known before a page is made.
  void compile_theme() const {
    for (const BuiltinFile& file : builtin_files()) {
      if (file.path.ends_with(".html")) environment.get_template(file.path);
    }
  }

  void render_html(const Page& page, std::string& out) const;
  void copy_theme_asset(const Page& page, std::string& out) const;

  std::vector<std::filesystem::path> theme;  ///< folders before the built-in files
  PublicationTexts texts;
  Site site;
  Context context;
  WordsObject words;
  jinja::Environment environment;
};

void Renderer::State::render_html(const Page& page, std::string& out) const {
  const PageTemplate& kind = template_of(page.kind);
  const std::string root = root_for(site.config, page);
  const SiteObject site_object(context, page, root);
  const PageObject page_object(context, page);
  jinja::Dict values;
  values.set("root", Value::view(root));
  values.set("site", Value::borrow(site_object));
  values.set("page", Value::borrow(page_object));
  values.set("catalog", context.catalog_value());
  kind.add(values, context, page);
  environment.get_template(kind.name).render(Value::dict(std::move(values)), out);
}

void Renderer::State::copy_theme_asset(const Page& page, std::string& out) const {
  if (const std::optional<std::string> bytes = find_theme_file(theme, page.path)) out += *bytes;
  if (page.path == "assets/style.css") out += make_style(site.config.theme);
}

Renderer::Renderer(const SiteConfig& site, const Words& words, const Catalog& catalog,
                   const Plan& plan, const std::filesystem::path& templates)
    : state_(std::make_unique<const State>(site, words, catalog, plan, templates)) {
  state_->compile_theme();
}

Renderer::~Renderer() = default;

void Renderer::render(const Page& page, std::string& out) const {
  out.clear();
  if (page.kind == PageKind::kThemeAsset) return state_->copy_theme_asset(page, out);
  if (page.format == Format::kHtml) return state_->render_html(page, out);
  append_export(out, state_->site, page);
}

}  // namespace offprint
