#include "serve/byte_range.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>

namespace offprint {
namespace {

/// Of bytes, the last one included.
struct Range {
  std::uint64_t first = 0, last = 0;
};

std::optional<std::uint64_t> number_of(std::string_view text) {
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

/// The range within `size` bytes; one that begins behind them where there is nothing to give.
std::optional<Range> parse_range(std::string_view text, std::uint64_t size) {
  constexpr std::string_view kUnit = "bytes=";
  if (!text.starts_with(kUnit)) return std::nullopt;
  text.remove_prefix(kUnit.size());
  const std::size_t dash = std::min(text.find('-'), text.size());
  const auto first = number_of(text.substr(0, dash));
  const auto last = number_of(text.substr(std::min(dash + 1, text.size())));
  if (dash == 0 && last) return Range{*last == 0 ? size : size - std::min(*last, size), size - 1};
  if (!first || (dash + 1 < text.size() && !last) || dash == text.size()) return std::nullopt;
  if (last && *last < *first) return std::nullopt;
  return Range{*first, last ? std::min(*last, size - 1) : size - 1};
}

}  // namespace

void cut_to_range(WebResponse& response, std::string_view text) {
  const std::uint64_t size = response.body.size();
  response.headers.emplace_back("Accept-Ranges", "bytes");
  const std::optional<Range> range = parse_range(text, size);
  if (!range) return;
  if (range->first >= size) {
    response.status = 416;
    response.headers.emplace_back("Content-Range", fmt::format("bytes */{}", size));
    response.body.clear();
    return;
  }
  response.status = 206;
  response.headers.emplace_back("Content-Range",
                                fmt::format("bytes {}-{}/{}", range->first, range->last, size));
  response.body = response.body.substr(range->first, range->last - range->first + 1);
}

}  // namespace offprint
