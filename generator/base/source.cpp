#include "base/source.hpp"

#include <algorithm>
#include <utility>

#include "base/find_byte.hpp"
#include "base/utf8.hpp"

namespace offprint {

SourceId Sources::add(std::string path, std::string text) {
  files_.push_back({std::move(path), std::move(text)});
  return static_cast<SourceId>(files_.size() - 1);
}

std::string_view Sources::line(const Place& place) const {
  if (place.source >= files_.size() || place.line == 0) return {};
  const std::string_view text = files_[place.source].text;
  std::size_t begin = 0;
  for (std::uint32_t n = 1; n < place.line; ++n) {
    begin = text.find_first_of("\r\n", begin);
    if (begin == std::string_view::npos) return {};
    begin += text.substr(begin, 2) == "\r\n" ? 2 : 1;
  }
  const std::size_t end = text.find_first_of("\r\n", begin);
  return text.substr(begin, end == std::string_view::npos ? end : end - begin);
}

Place PlaceFinder::at(std::size_t offset) {
  if (offset < offset_) *this = PlaceFinder(source_, text_);
  const std::size_t end = std::min(offset, text_.size());
  while (offset_ < end) {
    const std::string_view rest = text_.substr(offset_, end - offset_);
    const std::size_t length = find_byte(rest, [](auto c) { return (c == '\n') | (c == '\r'); });
    column_ += static_cast<std::uint32_t>(count_code_points(rest.substr(0, length)));
    offset_ += length;
    if (offset_ < end) step_over_line_end();
  }
  return {source_, line_, column_};
}

/// The first of the two bytes that may end a line is one more column of it.
void PlaceFinder::step_over_line_end() {
  const bool halfway = text_.substr(offset_).starts_with("\r\n");
  ++offset_;
  if (halfway) {
    ++column_;
  } else {
    ++line_;
    column_ = 1;
  }
}

}  // namespace offprint
