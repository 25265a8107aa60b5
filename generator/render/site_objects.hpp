// What every page gets besides its own things: `site` and `page`, which know the page being made,
// and `catalog`, which is the same on all.
#pragma once

#include "render/context.hpp"
#include "render/thing.hpp"

namespace offprint {

class SiteObject final : public Thing<SiteObject> {
 public:
  /// `root` is the way from the page to the top of the site.
  SiteObject(const Context& context, const Page& page, std::string_view root)
      : context_(context), page_(page), root_(root) {}

  std::string_view type_name() const override { return "site"; }
  static std::span<const Attribute<SiteObject>> attributes();

 private:
  using Value = jinja::Value;
  const SiteConfig& config() const { return context_.site().config; }

  Value title() const;
  Value description() const;
  Value language() const;
  Value direction() const;
  Value url() const;
  Value owner() const;
  Value footer() const;
  Value navigation() const;
  Value abstracts_in_lists() const;
  Value abstracts_open() const;
  Value coins_in_lists() const;
  Value lists() const;
  Value marks() const;
  Value close_collaborator() const;
  Value claim_url() const;
  Value extra() const;
  Value version_value() const;

  const Context& context_;
  const Page& page_;
  std::string_view root_;
};

class PageObject final : public Thing<PageObject> {
 public:
  PageObject(const Context& context, const Page& page) : context_(context), page_(page) {}

  std::string_view type_name() const override { return "page"; }
  static std::span<const Attribute<PageObject>> attributes();

 private:
  using Value = jinja::Value;
  Value kind_value() const;
  Value address() const;
  Value title() const;
  Value description() const;
  Value canonical() const;
  Value breadcrumbs_value() const;
  Value meta() const;
  Value open_graph() const;
  Value json_ld() const;
  Value feeds() const;
  Value exports() const;
  Value number() const;
  Value parts() const;
  Value pager() const;
  Value previous() const;
  Value next() const;
  Value part_value(std::uint32_t part) const;

  const Context& context_;
  const Page& page_;
};

class CatalogObject final : public Thing<CatalogObject> {
 public:
  explicit CatalogObject(const Context& context) : context_(context) {}

  std::string_view type_name() const override { return "catalog"; }
  static std::span<const Attribute<CatalogObject>> attributes();

 private:
  using Value = jinja::Value;
  Value publications() const;
  Value selected() const;
  Value people() const;
  Value venues() const;
  Value topics() const;
  Value years() const;
  Value types() const;
  Value awarded() const;
  Value digests() const;
  Value news() const;
  Value pages() const;
  Value cv() const;
  Value publications_address() const;
  Value people_address() const;
  Value venues_address() const;
  Value digests_address() const;
  Value news_address() const;
  Value awards_address() const;
  Value topics_address() const;

  const Context& context_;
};

}  // namespace offprint
