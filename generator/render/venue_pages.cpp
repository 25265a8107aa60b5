// Pages of venues, editions and tracks.
#include "export/listing.hpp"
#include "render/page_values.hpp"
#include "render/venue_objects.hpp"

namespace offprint {
namespace {

using jinja::Dict;
using jinja::Value;

void add_edition_and_venue(Dict& values, const Context& context, EditionIndex edition) {
  values.set("venue", context.venue(context.catalog().editions[edition].venue));
  values.set("edition", context.edition(edition));
}

}  // namespace

void add_venues(Dict& values, const Context& context, const Page&) {
  values.set("venues", context.all(&Context::venue, context.catalog().venues.size()));
}

void add_venue(Dict& values, const Context& context, const Page& page) {
  values.set("venue", context.venue(page.subject));
}

void add_edition(Dict& values, const Context& context, const Page& page) {
  const std::size_t first = first_on(context.site(), page);
  add_edition_and_venue(values, context, page.subject);
  values.set("publications", context.own_publications(publications_on(context.site(), page)));
  values.set("first_index", Value::integer(static_cast<std::int64_t>(first + 1)));
}

void add_track(Dict& values, const Context& context, const Page& page) {
  add_edition_and_venue(values, context, page.subject);
  values.set("track", track_value(context, page.subject, page.part));
  values.set("publications", context.own_publications(publications_of(context.site(), page)));
}

}  // namespace offprint
