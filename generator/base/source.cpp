#include "base/source.hpp"

#include <utility>

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
  for (; offset_ < offset && offset_ < text_.size(); ++offset_) {
    const char c = text_[offset_];
    const bool crlf = c == '\r' && offset_ + 1 < text_.size() && text_[offset_ + 1] == '\n';
    if (c == '\n' || (c == '\r' && !crlf)) {
      ++line_;
      column_ = 1;
    } else if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) {
      ++column_;
    }
  }
  return {source_, line_, column_};
}

}  // namespace offprint
