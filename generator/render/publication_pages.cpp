// Pages of publications: one, all, and slices of all.
#include "export/addresses.hpp"
#include "export/listing.hpp"
#include "export/page_words.hpp"
#include "render/neighbourhood.hpp"
#include "render/page_values.hpp"

namespace offprint {
namespace {

using jinja::Dict;
using jinja::Value;

/// The publication that stands so many places further in the same edition; none beyond its ends.
Value in_edition(const Context& context, PublicationIndex index, std::int64_t step) {
  const EditionIndex edition = context.catalog().publications[index].edition_index;
  if (edition == kAbsent) return Value::none();
  const std::vector<PublicationIndex>& run = context.catalog().editions[edition].publications;
  const std::int64_t place = context.lookup().place_of[index] + step;
  if (place < 0 || place >= static_cast<std::int64_t>(run.size())) return Value::none();
  return context.publication(run[static_cast<std::size_t>(place)]);
}

/// What a page shows of its list, and how many works the whole list has.
void add_list(Dict& values, const Context& context, const Page& page) {
  const Site& site = context.site();
  values.set("heading", Value::text(page_title(site, page)));
  values.set("publications", context.own_publications(publications_on(site, page)));
  values.set("first_index", Value::integer(static_cast<std::int64_t>(first_on(site, page) + 1)));
  values.set("total",
             Value::integer(static_cast<std::int64_t>(publications_of(site, page).size())));
}

/// A slice's neighbours: the list is a row, and `previous` is what stands before in the row.
void add_slice(Dict& values, const Context& context, const Page& page, Context::ThingOf slice,
               std::size_t count) {
  const std::uint32_t index = page.subject;
  add_list(values, context, page);
  values.set("slice", (context.*slice)(index));
  values.set("previous", index == 0 ? Value::none() : (context.*slice)(index - 1));
  values.set("next", index + 1 < count ? (context.*slice)(index + 1) : Value::none());
}

}  // namespace

void add_publications(Dict& values, const Context& context, const Page&) {
  values.set("years", context.all(&Context::year, context.catalog().years.size()));
}

void add_publication(Dict& values, const Context& context, const Page& page) {
  values.set("publication", context.publication(page.subject));
  values.set("previous", in_edition(context, page.subject, -1));
  values.set("next", in_edition(context, page.subject, 1));
  values.set("related", context.publications_when_asked([&context, subject = page.subject] {
    return related_to(context.catalog(), subject);
  }));
}

void add_redirect(Dict& values, const Context& context, const Page& page) {
  values.set("target", Value::text(encoded_address(context.site().plan.pages[page.subject].path)));
}

void add_year(Dict& values, const Context& context, const Page& page) {
  add_slice(values, context, page, &Context::year, context.catalog().years.size());
  const jinja::Value later = *values.find(Value::view("previous"));
  values.set("previous", *values.find(Value::view("next")));
  values.set("next", later);
}

void add_type(Dict& values, const Context& context, const Page& page) {
  add_slice(values, context, page, &Context::type, context.catalog().types.size());
}

void add_topic(Dict& values, const Context& context, const Page& page) {
  add_slice(values, context, page, &Context::topic, context.catalog().topics.size());
}

void add_topics(Dict& values, const Context& context, const Page&) {
  values.set("topics", context.all(&Context::topic, context.catalog().topics.size()));
}

void add_awards(Dict& values, const Context& context, const Page& page) {
  add_list(values, context, page);
  values.set("slice", Value::none());
  values.set("previous", Value::none());
  values.set("next", Value::none());
}

}  // namespace offprint
