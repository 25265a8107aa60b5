#include "render/siblings.hpp"

#include <array>
#include <span>
#include <vector>

namespace offprint {
namespace {

using jinja::Value;

struct FormatType {
  Format format;
  std::string_view label;  ///< a name, or the key of words
  std::string_view type;
};

constexpr auto kFeeds = std::to_array<FormatType>({
    {Format::kAtom, "feed.atom", "application/atom+xml"},
    {Format::kJsonFeed, "feed.json", "application/feed+json"},
});

constexpr auto kExports = std::to_array<FormatType>({
    {Format::kBibtex, "BibTeX", "application/x-bibtex"},
    {Format::kRis, "RIS", "application/x-research-info-systems"},
    {Format::kCslJson, "CSL-JSON", "application/vnd.citationstyles.csl+json"},
});

Value values_of(const Words& words, const Page& page, std::span<const FormatType> formats) {
  std::vector<Value> items;
  for (const FormatType& format : formats) {
    if (!page.has(format.format)) continue;
    const Message* message = words.find(format.label);
    items.push_back(
        Value::dict({{"label", Value::view(message == nullptr ? format.label : message->text())},
                     {"type", Value::view(format.type)},
                     {"address", Value::text(sibling_path(page, format.format))}}));
  }
  return Value::list(std::move(items));
}

}  // namespace

Value feed_values(const Words& words, const Page& page) { return values_of(words, page, kFeeds); }
Value export_values(const Words& words, const Page& page) {
  return values_of(words, page, kExports);
}

}  // namespace offprint
