#include "render/site_objects.hpp"

#include <fmt/format.h>

#include <array>

#include "base/version.hpp"
#include "export/addresses.hpp"
#include "export/json_ld.hpp"
#include "export/meta.hpp"
#include "export/open_graph.hpp"
#include "export/page_words.hpp"
#include "render/node_value.hpp"
#include "render/siblings.hpp"
#include "render/values.hpp"
#include "text/language.hpp"

namespace offprint {
namespace {

using jinja::Value;

/// The address of a page that a menu names: as it stands, or without its ending ("teaching"), or by
/// its folder ("venues/cvpr"). A fragment is kept.
std::string address_of_target(const Plan& plan, std::string_view target) {
  const std::size_t hash = std::min(target.find('#'), target.size());
  const std::string_view name = target.substr(0, hash);
  const std::string_view slash = name.empty() || name.ends_with('/') ? "" : "/";
  for (const std::string& path : {std::string(name), fmt::format("{}.html", name),
                                  fmt::format("{}{}index.html", name, slash)})
    if (plan.find(path) != nullptr) return path + std::string(target.substr(hash));
  return encoded_address(target);
}

/// What stands at an old address leads to the new one; a page of errors is nowhere.
std::string canonical_address(const Site& site, const Page& page) {
  if (page.kind == PageKind::kNotFound) return {};
  return page.kind == PageKind::kRedirect ? site.plan.pages[page.subject].path : page.path;
}

std::string canonical_url(const Site& site, const Page& page) {
  const std::string address = canonical_address(site, page);
  return address.empty() ? address : absolute_url(site.config, address);
}

Value style_value(const SiteConfig& site, std::string_view list) {
  constexpr std::array<std::string_view, 3> kNames{"cards", "plain", "compact"};
  const auto found = site.list_styles.find(list);
  const ListStyle own = found == site.list_styles.end() ? ListStyle() : found->second;
  const ListLook look = own.look.value_or(site.list_style.look.value_or(ListLook::kCards));
  const bool numbered = own.numbered.value_or(site.list_style.numbered.value_or(false));
  return Value::dict({{"look", Value::view(kNames[static_cast<std::size_t>(look)])},
                      {"numbered", Value::boolean(numbered)}});
}

}  // namespace

std::span<const Attribute<SiteObject>> SiteObject::attributes() {
  using S = SiteObject;
  static constexpr auto kAttributes = std::to_array<Attribute<S>>({
      {"title", &S::title},
      {"description", &S::description},
      {"language", &S::language},
      {"direction", &S::direction},
      {"url", &S::url},
      {"owner", &S::owner},
      {"footer", &S::footer},
      {"navigation", &S::navigation},
      {"abstracts_in_lists", &S::abstracts_in_lists},
      {"abstracts_open", &S::abstracts_open},
      {"coins_in_lists", &S::coins_in_lists},
      {"lists", &S::lists},
      {"close_collaborator", &S::close_collaborator},
      {"claim_url", &S::claim_url},
      {"marks", &S::marks},
      {"extra", &S::extra},
      {"version", &S::version_value},
  });
  return kAttributes;
}

Value SiteObject::title() const { return Value::view(config().title); }
Value SiteObject::description() const { return Value::view(config().description); }
Value SiteObject::language() const { return Value::view(config().language); }
Value SiteObject::direction() const {
  return Value::view(is_right_to_left(config().language) ? "rtl" : "ltr");
}
Value SiteObject::url() const { return Value::view(config().url); }
Value SiteObject::owner() const { return context_.person(context_.catalog().owner); }
Value SiteObject::footer() const { return context_.footer(root_); }

Value SiteObject::navigation() const {
  std::vector<Value> items;
  for (const NavigationItem& item : config().navigation) {
    const bool outside = is_absolute_url(item.target);
    const std::string address =
        outside ? std::string() : address_of_target(context_.site().plan, item.target);
    items.push_back(Value::dict({{"label", Value::view(item.label)},
                                 {"url", outside ? Value::view(item.target) : Value::view("")},
                                 {"address", Value::text(address)},
                                 {"current", Value::boolean(address == page_.path)}}));
  }
  return Value::list(std::move(items));
}

Value SiteObject::abstracts_in_lists() const { return Value::boolean(config().abstracts_in_lists); }

Value SiteObject::abstracts_open() const { return Value::boolean(config().abstracts_open); }

Value SiteObject::coins_in_lists() const { return Value::boolean(config().coins_in_lists); }

Value SiteObject::lists() const {
  jinja::Dict styles;
  for (const std::string_view list : kStyledLists) styles.set(list, style_value(config(), list));
  return Value::dict(std::move(styles));
}

Value SiteObject::close_collaborator() const { return Value::integer(config().close_collaborator); }

Value SiteObject::claim_url() const { return Value::view(config().claim_url); }
Value SiteObject::marks() const {
  jinja::Dict marks;
  for (const auto& [mark, meaning] : config().marks) marks.set(mark, Value::view(meaning));
  return Value::dict(std::move(marks));
}

Value SiteObject::extra() const { return to_value(config().extra); }
Value SiteObject::version_value() const { return Value::view(version()); }

std::span<const Attribute<PageObject>> PageObject::attributes() {
  using P = PageObject;
  static constexpr auto kAttributes = std::to_array<Attribute<P>>({
      {"kind", &P::kind_value},
      {"address", &P::address},
      {"title", &P::title},
      {"description", &P::description},
      {"canonical", &P::canonical},
      {"breadcrumbs", &P::breadcrumbs_value},
      {"meta", &P::meta},
      {"open_graph", &P::open_graph},
      {"json_ld", &P::json_ld},
      {"feeds", &P::feeds},
      {"exports", &P::exports},
      {"number", &P::number},
      {"parts", &P::parts},
      {"pager", &P::pager},
      {"previous", &P::previous},
      {"next", &P::next},
  });
  return kAttributes;
}

Value PageObject::kind_value() const { return Value::view(name_of(page_.kind)); }
Value PageObject::address() const { return Value::view(page_.path); }
Value PageObject::title() const { return Value::text(page_title(context_.site(), page_)); }

Value PageObject::description() const {
  return Value::text(page_description(context_.site(), page_));
}

Value PageObject::canonical() const { return Value::text(canonical_url(context_.site(), page_)); }

Value PageObject::breadcrumbs_value() const {
  std::vector<Value> items;
  for (const Breadcrumb& step : breadcrumbs(context_.site(), page_)) {
    items.push_back(
        Value::dict({{"label", Value::text(step.label)}, {"address", Value::text(step.address)}}));
  }
  return Value::list(std::move(items));
}

Value PageObject::meta() const {
  if (page_.kind != PageKind::kPublication) return Value::list({});
  const Site& site = context_.site();
  std::vector<Value> items;
  for (const MetaTag& tag : make_meta(make_citation(site, page_.subject), site.config)) {
    items.push_back(
        Value::dict({{"name", Value::view(tag.name)}, {"content", Value::text(tag.content)}}));
  }
  return Value::list(std::move(items));
}

Value PageObject::open_graph() const {
  const Site& site = context_.site();
  std::vector<Value> items;
  for (const MetaTag& tag : make_open_graph(site, page_, canonical_url(site, page_))) {
    items.push_back(
        Value::dict({{"property", Value::view(tag.name)}, {"content", Value::text(tag.content)}}));
  }
  return Value::list(std::move(items));
}

Value PageObject::json_ld() const {
  std::string text;
  append_json_ld(text, context_.site(), page_);
  return Value::safe(text);
}

Value PageObject::feeds() const { return feed_values(context_.words(), page_); }
Value PageObject::exports() const { return export_values(context_.words(), page_); }

Value PageObject::number() const {
  return Value::integer(is_in_parts(page_.kind) ? page_.part + 1 : 1);
}

Value PageObject::parts() const {
  return Value::integer(is_in_parts(page_.kind) ? page_.parts : 1);
}

Value PageObject::pager() const {
  std::vector<Value> items;
  for (std::uint32_t part = 0; is_in_parts(page_.kind) && part < page_.parts; ++part)
    items.push_back(part_value(part));
  return Value::list(std::move(items));
}

Value PageObject::previous() const {
  return is_in_parts(page_.kind) && page_.part > 0 ? part_value(page_.part - 1) : Value::none();
}

Value PageObject::next() const {
  const bool more = is_in_parts(page_.kind) && page_.part + 1 < page_.parts;
  return more ? part_value(page_.part + 1) : Value::none();
}

Value PageObject::part_value(std::uint32_t part) const {
  const Page* other = context_.site().plan.find(page_.kind, page_.subject, part);
  return Value::dict(
      {{"number", Value::integer(part + 1)},
       {"label", Value::text(fmt::format("{}", part + 1))},
       {"address", Value::view(other == nullptr ? "" : std::string_view(other->path))},
       {"current", Value::boolean(part == page_.part)}});
}

}  // namespace offprint
