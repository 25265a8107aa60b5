#include "render/venue_objects.hpp"

#include <array>

#include "export/venue_line.hpp"
#include "render/values.hpp"
#include "render/year_chart.hpp"

namespace offprint {
namespace {

using jinja::Value;

std::string_view path_of(const Page* page) {
  return page == nullptr ? std::string_view("") : page->path;
}

}  // namespace

std::span<const Attribute<VenueObject>> VenueObject::attributes() {
  using V = VenueObject;
  static constexpr auto kAttributes = std::to_array<Attribute<V>>({
      {"key", &V::key},
      {"address", &V::address},
      {"name", &V::name},
      {"short_name", &V::short_name},
      {"type", &V::type},
      {"url", &V::url},
      {"editions", &V::editions},
      {"works", &V::works},
      {"chart", &V::chart},
  });
  return kAttributes;
}

Value VenueObject::key() const { return Value::view(venue().key); }

Value VenueObject::address() const {
  return Value::view(context_.address(PageKind::kVenue, index_));
}

Value VenueObject::name() const { return Value::view(venue().name); }
Value VenueObject::short_name() const { return Value::view(venue().short_name); }
Value VenueObject::type() const { return Value::view(venue().type); }
Value VenueObject::url() const { return Value::view(venue().url); }

Value VenueObject::editions() const {
  const std::vector<EditionIndex>& runs = venue().runs;
  return make_sequence(runs.size(), [&context = context_, &runs](std::size_t i) {
    return context.edition(runs[i]);
  });
}

Value VenueObject::works() const {
  return Value::integer(static_cast<std::int64_t>(venue().works));
}

Value VenueObject::chart() const {
  WorksByYear works;
  for (const EditionIndex run : venue().runs) {
    const EditionEntry& edition = context_.catalog().editions[run];
    const std::size_t count = edition.publications.size();
    if (edition.year != 0 && count != 0) works[edition.year] += count;
  }
  return year_chart_value(works);
}

EditionObject::EditionObject(const Context& context, EditionIndex index)
    : context_(context), index_(index) {
  name_ = edition_name(edition(), context.catalog().venues[edition().venue]);
}

std::span<const Attribute<EditionObject>> EditionObject::attributes() {
  using E = EditionObject;
  static constexpr auto kAttributes = std::to_array<Attribute<E>>({
      {"key", &E::key},
      {"address", &E::address},
      {"venue", &E::venue},
      {"name", &E::name},
      {"year", &E::year},
      {"begins", &E::begins},
      {"ends", &E::ends},
      {"location", &E::location},
      {"url", &E::url},
      {"works", &E::works},
      {"publications", &E::publications},
      {"tracks", &E::tracks},
      {"parts", &E::parts},
  });
  return kAttributes;
}

Value EditionObject::key() const { return Value::view(edition().key); }

Value EditionObject::address() const {
  return Value::view(context_.address(PageKind::kEdition, index_));
}

Value EditionObject::venue() const { return context_.venue(edition().venue); }
Value EditionObject::name() const { return Value::view(name_); }
Value EditionObject::year() const { return number_or_none(edition().year); }
Value EditionObject::begins() const { return date_value(context_.words(), edition().begins); }
Value EditionObject::ends() const { return date_value(context_.words(), edition().ends); }
Value EditionObject::location() const { return Value::view(edition().location); }
Value EditionObject::url() const { return Value::view(edition().url); }

Value EditionObject::works() const {
  return Value::integer(static_cast<std::int64_t>(edition().publications.size()));
}

Value EditionObject::publications() const { return context_.publications(edition().publications); }

Value EditionObject::tracks() const {
  std::vector<Value> items;
  for (std::uint32_t track = 0; track < edition().tracks.size(); ++track)
    items.push_back(track_value(context_, index_, track));
  return Value::list(std::move(items));
}

Value EditionObject::parts() const {
  std::vector<Value> items;
  const Plan& plan = context_.site().plan;
  const Page* first = plan.find(PageKind::kEdition, index_);
  for (std::uint32_t part = 0; first != nullptr && part < first->parts; ++part) {
    items.push_back(Value::dict(
        {{"number", Value::integer(part + 1)},
         {"address", Value::view(path_of(plan.find(PageKind::kEdition, index_, part)))}}));
  }
  return Value::list(std::move(items));
}

Value track_value(const Context& context, EditionIndex edition, std::uint32_t track) {
  const Page* page = context.site().plan.find(PageKind::kTrack, edition, track);
  return Value::dict({{"name", plain_value(context.catalog().editions[edition].tracks[track])},
                      {"address", Value::view(path_of(page))}});
}

}  // namespace offprint
