#include "render/work_link_values.hpp"

#include <vector>

#include "export/addresses.hpp"
#include "export/work_links.hpp"

namespace offprint {

using jinja::Value;

Value work_link_values(const Site& site, PublicationIndex publication) {
  std::vector<Value> items;
  for (const WorkLink& link : work_links(site, publication)) {
    const bool outside = is_absolute_url(link.url);
    items.push_back(Value::dict({{"kind", Value::view(name_of(link.kind))},
                                 {"label", Value::text(link.label)},
                                 {"url", outside ? Value::text(link.url) : Value::view("")},
                                 {"address", outside ? Value::view("") : Value::text(link.url)}}));
  }
  return Value::list(std::move(items));
}

}  // namespace offprint
