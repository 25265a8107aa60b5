// Pages of digests, news and documents. Lists of the catalog stand newest first, so what is
// previous stands one further down.
#include <algorithm>

#include "export/listing.hpp"
#include "export/page_words.hpp"
#include "render/page_values.hpp"

namespace offprint {
namespace {

using jinja::Dict;
using jinja::Value;

/// A month by the newest of its digests.
struct Month {
  DigestIndex first = 0;
  std::size_t count = 0;
};

/// Newest first.
std::vector<Month> months_of(const Catalog& catalog) {
  std::vector<Month> months;
  for (DigestIndex digest = 0; digest < catalog.digests.size(); ++digest) {
    if (first_of_month(catalog, digest) == digest) months.push_back({digest, 0});
    ++months.back().count;
  }
  return months;
}

Value digests_of(const Context& context, const Month& month) {
  std::vector<Value> items;
  for (std::size_t i = 0; i < month.count; ++i)
    items.push_back(context.digest(month.first + static_cast<DigestIndex>(i)));
  return Value::list(std::move(items));
}

Value month_value(const Context& context, const Month& month) {
  const Page page{.kind = PageKind::kDigestMonth, .subject = month.first};
  return Value::dict(
      {{"label", Value::text(page_title(context.site(), page))},
       {"address", Value::view(context.address(PageKind::kDigestMonth, month.first))},
       {"digests", digests_of(context, month)}});
}

void add_neighbours(Dict& values, const Context& context, std::uint32_t index, std::size_t count,
                    Context::ThingOf thing) {
  values.set("previous", index + 1 < count ? (context.*thing)(index + 1) : Value::none());
  values.set("next", index > 0 ? (context.*thing)(index - 1) : Value::none());
}

}  // namespace

void add_digests(Dict& values, const Context& context, const Page&) {
  std::vector<Value> months;
  for (const Month& month : months_of(context.catalog()))
    months.push_back(month_value(context, month));
  values.set("digests", context.all(&Context::digest, context.catalog().digests.size()));
  values.set("months", Value::list(std::move(months)));
}

void add_digest_month(Dict& values, const Context& context, const Page& page) {
  const std::vector<Month> months = months_of(context.catalog());
  const auto here = std::ranges::find(months, page.subject, &Month::first);
  values.set("month", month_value(context, *here));
  values.set("digests", digests_of(context, *here));
  values.set("previous",
             here + 1 == months.end() ? Value::none() : month_value(context, *(here + 1)));
  values.set("next", here == months.begin() ? Value::none() : month_value(context, *(here - 1)));
}

void add_digest(Dict& values, const Context& context, const Page& page) {
  values.set("digest", context.digest(page.subject));
  values.set("publications",
             context.publications(context.catalog().digests[page.subject].publications));
  add_neighbours(values, context, page.subject, context.catalog().digests.size(), &Context::digest);
}

void add_document(Dict& values, const Context& context, const Page& page) {
  values.set("document", context.document(page.subject));
}

void add_news(Dict& values, const Context& context, const Page&) {
  values.set("news", context.all(&Context::news, context.catalog().news.size()));
}

void add_news_item(Dict& values, const Context& context, const Page& page) {
  values.set("document", context.news(page.subject));
  add_neighbours(values, context, page.subject, context.catalog().news.size(), &Context::news);
}

}  // namespace offprint
