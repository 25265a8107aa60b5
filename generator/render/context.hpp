// The bridge from the model to template values, and the only one.
//
// A context holds an object for each publication, person, venue, edition, slice, digest and
// document of a site, which answers its attributes on demand (templates/README.md says which). They
// are made once, borrowed by every page and safe to read from many threads; what is dear to make is
// made at first need and kept.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string_view>
#include <vector>

#include "export/site.hpp"
#include "jinja/value.hpp"
#include "render/lookup.hpp"
#include "render/pictures.hpp"

namespace offprint {

class Context {
 public:
  /// Refers to everything in `site`, which must outlive it.
  explicit Context(const Site& site);
  ~Context();
  Context(const Context&) = delete;
  Context& operator=(const Context&) = delete;

  const Site& site() const { return site_; }
  const Catalog& catalog() const { return site_.catalog; }
  const Words& words() const { return site_.words; }
  const Lookup& lookup() const { return lookup_; }
  const Pictures& pictures() const { return pictures_; }

  /// The object of a thing; none for kAbsent.
  jinja::Value publication(PublicationIndex index) const;
  jinja::Value person(PersonIndex index) const;
  jinja::Value venue(VenueIndex index) const;
  jinja::Value edition(EditionIndex index) const;
  jinja::Value year(std::uint32_t index) const;
  jinja::Value type(std::uint32_t index) const;
  jinja::Value topic(TopicIndex index) const;
  jinja::Value digest(DigestIndex index) const;
  jinja::Value document(std::uint32_t index) const;
  jinja::Value news(std::uint32_t index) const;

  /// What cv.yaml tells, or none.
  jinja::Value cv() const;
  /// What every page gets as `catalog`.
  jinja::Value catalog_value() const;
  /// The footer as HTML, for pages from which `root` leads to the top.
  jinja::Value footer(std::string_view root) const;

  /// Lists. Those that take a reference look at a list that lives as long as the context.
  jinja::Value publications(const std::vector<PublicationIndex>& list) const;
  jinja::Value own_publications(std::vector<PublicationIndex> list) const;
  /// A list that is made when a template first asks for it.
  using MakeList = std::function<std::vector<PublicationIndex>()>;
  jinja::Value publications_when_asked(MakeList make) const;
  jinja::Value people(std::vector<PersonIndex> list) const;

  /// The first `count` things of a kind, each given by that function.
  using ThingOf = jinja::Value (Context::*)(std::uint32_t) const;
  jinja::Value all(ThingOf thing, std::size_t count) const;

  /// The years in which these works appeared, newest first, as slices of this list.
  jinja::Value years_of(const std::vector<PublicationIndex>& list) const;
  /// The same by type, in the order of the catalog's types.
  jinja::Value types_of(const std::vector<PublicationIndex>& list) const;

  /// The address of a page, or empty; lives as long as the plan.
  std::string_view address(PageKind kind, std::uint32_t subject = 0) const;

 private:
  struct Things;
  jinja::Value part_of(const Slice& slice, std::string label, PageKind kind, std::uint32_t index,
                       std::vector<PublicationIndex> works) const;
  Site site_;
  Lookup lookup_;
  Pictures pictures_;
  std::unique_ptr<const Things> things_;
};

}  // namespace offprint
