#include <array>

#include "render/site_objects.hpp"

namespace offprint {

using jinja::Value;

std::span<const Attribute<CatalogObject>> CatalogObject::attributes() {
  using C = CatalogObject;
  static constexpr auto kAttributes = std::to_array<Attribute<C>>({
      {"publications", &C::publications},
      {"selected", &C::selected},
      {"people", &C::people},
      {"venues", &C::venues},
      {"topics", &C::topics},
      {"years", &C::years},
      {"types", &C::types},
      {"awarded", &C::awarded},
      {"digests", &C::digests},
      {"news", &C::news},
      {"pages", &C::pages},
      {"cv", &C::cv},
      {"publications_address", &C::publications_address},
      {"people_address", &C::people_address},
      {"venues_address", &C::venues_address},
      {"digests_address", &C::digests_address},
      {"news_address", &C::news_address},
      {"awards_address", &C::awards_address},
      {"topics_address", &C::topics_address},
  });
  return kAttributes;
}

Value CatalogObject::publications() const { return context_.publications(context_.lookup().all); }
Value CatalogObject::selected() const { return context_.publications(context_.lookup().selected); }
Value CatalogObject::people() const { return context_.people(context_.lookup().people); }

Value CatalogObject::venues() const {
  return context_.all(&Context::venue, context_.catalog().venues.size());
}

Value CatalogObject::topics() const {
  return context_.all(&Context::topic, context_.catalog().topics.size());
}

Value CatalogObject::years() const {
  return context_.all(&Context::year, context_.catalog().years.size());
}

Value CatalogObject::types() const {
  return context_.all(&Context::type, context_.catalog().types.size());
}

Value CatalogObject::cv() const { return context_.cv(); }
Value CatalogObject::awarded() const { return context_.publications(context_.catalog().awarded); }

Value CatalogObject::digests() const {
  return context_.all(&Context::digest, context_.catalog().digests.size());
}

Value CatalogObject::news() const {
  return context_.all(&Context::news, context_.catalog().news.size());
}

Value CatalogObject::pages() const {
  return context_.all(&Context::document, context_.catalog().pages.size());
}

Value CatalogObject::publications_address() const {
  return Value::view(context_.address(PageKind::kPublications));
}

Value CatalogObject::people_address() const {
  return Value::view(context_.address(PageKind::kPeople));
}

Value CatalogObject::venues_address() const {
  return Value::view(context_.address(PageKind::kVenues));
}

Value CatalogObject::digests_address() const {
  return Value::view(context_.address(PageKind::kDigests));
}

Value CatalogObject::news_address() const { return Value::view(context_.address(PageKind::kNews)); }

Value CatalogObject::awards_address() const {
  return Value::view(context_.address(PageKind::kAwards));
}

Value CatalogObject::topics_address() const {
  return Value::view(context_.address(PageKind::kTopics));
}

}  // namespace offprint
