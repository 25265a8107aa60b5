#include "render/pictures.hpp"

#include <algorithm>
#include <system_error>

#include "picture/picture_head.hpp"
#include "picture/renditions.hpp"

namespace offprint {
namespace {

/// A file that vanished meanwhile is missed when it is copied.
Picture look_at(const Asset& asset) {
  try {
    const auto head = read_picture_head(asset.source);
    if (head && is_sized(*head))
      return {static_cast<int>(head->width), static_cast<int>(head->height), {}};
  } catch (const std::system_error&) {
  }
  return {};
}

constexpr std::string_view media_type_of(CopyFormat format) {
  return format == CopyFormat::kAvif ? "image/avif" : "image/webp";
}

PictureSource& source_of(Picture& picture, std::string_view type) {
  const auto found = std::ranges::find(picture.sources, type, &PictureSource::type);
  return found == picture.sources.end() ? picture.sources.emplace_back(type) : *found;
}

/// AVIF, which is smaller, goes before WebP, which more browsers know.
void put_in_order(Picture& picture) {
  std::ranges::sort(picture.sources, {}, &PictureSource::type);
  for (PictureSource& source : picture.sources)
    std::ranges::sort(source.copies, {}, &PictureCopy::width);
}

}  // namespace

Pictures::Pictures(const std::vector<Asset>& assets) {
  for (const Asset& asset : assets)
    if (picture_format_of(asset.path)) all_.emplace(asset.path, look_at(asset));
  for (const Asset& asset : assets) {
    const RenditionName name = parse_rendition_path(asset.path);
    const auto original = all_.find(name.original);
    if (original != all_.end())
      source_of(original->second, media_type_of(name.format))
          .copies.push_back({name.width, asset.path});
  }
  for (auto& [path, picture] : all_) put_in_order(picture);
}

const Picture& Pictures::find(std::string_view path) const {
  static const Picture kUnknown;
  const auto found = all_.find(path);
  return found == all_.end() ? kUnknown : found->second;
}

}  // namespace offprint
