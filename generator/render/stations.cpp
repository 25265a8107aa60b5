#include "render/stations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "export/addresses.hpp"
#include "export/dates.hpp"
#include "render/markdown_html.hpp"
#include "render/values.hpp"
#include "text/url.hpp"

namespace offprint {
namespace {

using jinja::Value;

Value outside(const std::string& url) {
  return is_absolute_url(url) ? Value::view(url) : Value::view("");
}

Value inside(const std::string& url) {
  return is_absolute_url(url) ? Value::view("") : Value::text(encoded_address(url));
}

Value station_value(const Context& context, const Station& station, std::string_view root) {
  const bool has_day = static_cast<bool>(station.date);
  return Value::dict({{"title", Value::view(station.title)},
                      {"place", Value::view(station.place)},
                      {"note", markdown_html(context, station.note, root)},
                      {"years", Value::text(has_day ? long_date(context.words(), station.date)
                                                    : years_text(station.years))},
                      {"date", Value::text(iso_date(station.date))},
                      {"url", outside(station.url)},
                      {"address", inside(station.url)},
                      {"links", link_values(station.links)},
                      {"image", image_value(station.image, context.pictures())}});
}

/// What a CV begins with.
constexpr std::array<std::string_view, 5> kFirst{"interests", "positions", "education", "awards",
                                                 "publications"};

}  // namespace

std::string years_text(const Years& years) {
  if (years.current) return years.from == 0 ? std::string() : fmt::format("{}–", years.from);
  const int only = years.from == 0 ? years.to : years.from;
  if (only == 0) return {};
  const bool one_year = years.from == 0 || years.to == 0 || years.from == years.to;
  return one_year ? fmt::format("{}", only) : fmt::format("{}–{}", years.from, years.to);
}

Value station_values(const Context& context, const std::vector<Station>& stations,
                     std::string_view root) {
  std::vector<Value> items;
  for (const Station& station : stations) items.push_back(station_value(context, station, root));
  return Value::list(std::move(items));
}

std::span<const Attribute<CvObject>> CvObject::attributes() {
  using C = CvObject;
  static constexpr auto kAttributes = std::to_array<Attribute<C>>({
      {"address", &C::address},
      {"pdf_url", &C::pdf_url},
      {"pdf_address", &C::pdf_address},
      {"sections", &C::sections},
  });
  return kAttributes;
}

Value CvObject::address() const { return Value::view(context_.address(PageKind::kCv)); }
Value CvObject::pdf_url() const { return outside(cv_.pdf); }
Value CvObject::pdf_address() const { return inside(cv_.pdf); }

Value CvObject::sections() const {
  jinja::Dict sections;
  for (const CvSection& section : cv_.sections) {
    sections.set(section.name,
                 Value::dict({{"title", Value::view(section.title)},
                              {"entries", station_values(context_, section.entries, "")}}));
  }
  return Value::dict(std::move(sections));
}

std::vector<std::string_view> cv_order(const Cv& cv) {
  std::vector<std::string_view> order;
  for (const SectionName& section : cv.order) order.push_back(section.name);
  if (!order.empty()) return order;
  order.assign(kFirst.begin(), kFirst.end());
  order.insert(order.end(), kCvSections.begin(), kCvSections.end());
  for (const CvSection& section : cv.sections) {
    if (std::ranges::find(order, section.name) == order.end()) order.push_back(section.name);
  }
  return order;
}

}  // namespace offprint
