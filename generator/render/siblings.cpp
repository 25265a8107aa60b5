#include "render/siblings.hpp"

#include <array>
#include <span>
#include <vector>

namespace offprint {
namespace {

using jinja::Value;

struct FormatWords {
  Format format;
  std::string_view label, type;
};

constexpr auto kFeeds = std::to_array<FormatWords>({
    {Format::kAtom, "Atom feed", "application/atom+xml"},
    {Format::kJsonFeed, "JSON feed", "application/feed+json"},
});

constexpr auto kExports = std::to_array<FormatWords>({
    {Format::kBibtex, "BibTeX", "application/x-bibtex"},
    {Format::kRis, "RIS", "application/x-research-info-systems"},
    {Format::kCslJson, "CSL-JSON", "application/vnd.citationstyles.csl+json"},
});

Value values_of(const Page& page, std::span<const FormatWords> formats) {
  std::vector<Value> items;
  for (const FormatWords& words : formats) {
    if (!page.has(words.format)) continue;
    items.push_back(Value::dict({{"label", Value::view(words.label)},
                                 {"type", Value::view(words.type)},
                                 {"address", Value::text(sibling_path(page, words.format))}}));
  }
  return Value::list(std::move(items));
}

}  // namespace

Value feed_values(const Page& page) { return values_of(page, kFeeds); }
Value export_values(const Page& page) { return values_of(page, kExports); }

}  // namespace offprint
