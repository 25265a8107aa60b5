#include "render/dated_objects.hpp"

#include <array>

#include "export/listing.hpp"
#include "export/page_words.hpp"
#include "render/markdown_html.hpp"
#include "render/node_value.hpp"
#include "render/values.hpp"

namespace offprint {

using jinja::Value;

std::span<const Attribute<DigestObject>> DigestObject::attributes() {
  using D = DigestObject;
  static constexpr auto kAttributes = std::to_array<Attribute<D>>({
      {"address", &D::address},
      {"date", &D::date},
      {"title", &D::title},
      {"curator", &D::curator},
      {"note", &D::note},
      {"publications", &D::publications},
      {"works", &D::works},
      {"month_address", &D::month_address},
  });
  return kAttributes;
}

Value DigestObject::address() const {
  return Value::view(context_.address(PageKind::kDigest, index_));
}

Value DigestObject::date() const { return date_value(context_.words(), digest().date); }
Value DigestObject::title() const { return Value::view(digest().title); }
Value DigestObject::curator() const { return Value::view(digest().curator); }
Value DigestObject::note() const {
  return markdown_html(context_, digest().note,
                       root_of(context_.address(PageKind::kDigest, index_)));
}
Value DigestObject::publications() const { return context_.publications(digest().publications); }

Value DigestObject::works() const {
  return Value::integer(static_cast<std::int64_t>(digest().publications.size()));
}

Value DigestObject::month_address() const {
  const DigestIndex month = first_of_month(context_.catalog(), index_);
  return Value::view(context_.address(PageKind::kDigestMonth, month));
}

std::span<const Attribute<DocumentObject>> DocumentObject::attributes() {
  using D = DocumentObject;
  static constexpr auto kAttributes = std::to_array<Attribute<D>>({
      {"slug", &D::slug},
      {"address", &D::address},
      {"title", &D::title},
      {"description", &D::description},
      {"date", &D::date},
      {"html", &D::html},
      {"extra", &D::extra},
  });
  return kAttributes;
}

Value DocumentObject::slug() const { return Value::view(document_.slug); }
Value DocumentObject::address() const { return Value::view(address_); }
Value DocumentObject::title() const { return Value::view(document_.title); }
Value DocumentObject::description() const { return Value::view(document_.description); }
Value DocumentObject::date() const { return date_value(context_.words(), document_.date); }
Value DocumentObject::html() const {
  const std::string_view folder = address_.starts_with("news/") ? "news/" : "pages/";
  return markdown_html(context_, document_.body, root_of(address_), folder);
}
Value DocumentObject::extra() const { return to_value(document_.extra); }

}  // namespace offprint
