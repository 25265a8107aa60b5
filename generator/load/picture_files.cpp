#include "load/picture_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/unicode.hpp"
#include "picture/picture_head.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kHeavy = 10'000'000;  // bytes

/// A path to a picture, and where it stands.
struct Mention {
  std::string_view path;
  const Place* place;
};

class Mentions {
 public:
  explicit Mentions(const Content& content) {
    for (const Record& record : content.records) add(record.image);
    for (const Person& person : content.people) {
      add(person.photo);
      for (const auto& stations : {&person.positions, &person.education, &person.awards})
        add(*stations);
      add(person.pictures);
    }
    add(content.pages);
    add(content.news);
    if (!content.cv) return;
    for (const CvSection& section : content.cv->sections) add(section.entries);
  }

  const std::vector<Mention>& all() const { return all_; }

 private:
  void add(const Image& image) {
    for (const std::string& path : {std::cref(image.src), std::cref(image.hover)})
      if (!path.empty()) all_.push_back({path, &image.place});
  }
  void add(const std::vector<Image>& images) {
    for (const Image& image : images) add(image);
  }
  void add(const std::vector<Station>& stations) {
    for (const Station& station : stations) add(station.image);
  }
  void add(const std::vector<Document>& documents) {
    for (const Document& document : documents) add(document.pictures);
  }

  std::vector<Mention> all_;
};

bool is_film(std::string_view path) {
  const std::string lower = to_lower(path);
  return lower.ends_with(".mp4") || lower.ends_with(".webm");
}

class PictureCheck {
 public:
  PictureCheck(const Content& content, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    for (const Asset& asset : content.assets) assets_.emplace(asset.path, &asset);
  }

  /// Each file is looked at where it is named first.
  void check(const Mention& mention) {
    const auto found = assets_.find(fs::path(mention.path).lexically_normal().generic_string());
    if (found == assets_.end()) return warn_if_outside(mention);
    const Asset* const asset = std::exchange(found->second, nullptr);
    if (asset != nullptr && !is_film(asset->path)) look_at(*asset, *mention.place);
  }

 private:
  void warn(const Place& place, std::string_view code, std::string message, std::string hint) {
    diagnostics_.warning(place, std::move(message), std::move(hint)).code = code;
  }

  void warn_if_outside(const Mention& mention) {
    if (mention.path.starts_with("assets/")) return;
    warn(*mention.place, "missing-file",
         fmt::format("the picture `content/{}` is not published", mention.path),
         "put it below content/assets/");
  }

  void look_at(const Asset& asset, const Place& place) {
    const auto head = read_picture_head(asset.source);
    if (!head)
      return warn(place, "picture-format",
                  fmt::format("`{}` is no picture that browsers show", asset.path),
                  "they show PNG, JPEG, WebP, AVIF, GIF and SVG");
    check_name(asset, *head, place);
    check_weight(asset, place);
    check_pixels(asset, *head, place);
    if (head->located)
      warn(place, "picture-location", fmt::format("`{}` tells where it was taken", asset.path),
           "the file is published as it is: take its GPS data out, say with `exiftool -gps:all=`");
    if (!is_sized(*head) && head->format != PictureFormat::kSvg)
      warn(place, "picture-size", fmt::format("`{}` does not say how large it is", asset.path),
           fmt::format("the file is damaged, or longer than {} pixels", kLongestSide));
  }

  void check_name(const Asset& asset, const PictureHead& head, const Place& place) {
    const auto named = picture_format_of(asset.path);
    if (named == head.format) return;
    warn(place, "picture-format",
         fmt::format("`{}` holds {} picture of the format {}", asset.path,
                     named ? "not what its name says, but a" : "a", name_of(head.format)),
         fmt::format("give it the ending `.{}`", to_lower(name_of(head.format))));
  }

  void check_weight(const Asset& asset, const Place& place) {
    std::error_code error;
    const std::uintmax_t bytes = fs::file_size(asset.source, error);
    if (error || bytes < kHeavy) return;
    warn(place, "picture-size",
         fmt::format("`{}` has {:.1f} MB", asset.path, static_cast<double>(bytes) / 1e6),
         "two thousand pixels are wide enough for any page");
  }

  /// A file of a few bytes can unfold to more than a machine has.
  void check_pixels(const Asset& asset, const PictureHead& head, const Place& place) {
    if (head.format == PictureFormat::kSvg || !is_sized(head) || is_decodable(head)) return;
    warn(place, "picture-size",
         fmt::format("`{}` has {} × {} pixels", asset.path, head.width, head.height),
         "no smaller copies are made of more than a hundred million, and phones fail on them");
  }

  Diagnostics& diagnostics_;
  std::map<std::string, const Asset*> assets_;  ///< by path; none: it was looked at
};

}  // namespace

void check_picture_files(const Content& content, Diagnostics& diagnostics) {
  PictureCheck pictures(content, diagnostics);
  const Mentions mentions(content);
  for (const Mention& mention : mentions.all()) pictures.check(mention);
}

}  // namespace offprint
