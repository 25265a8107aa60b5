#include "load/pictures.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "text/url.hpp"

namespace offprint {
namespace {

class Pictures {
 public:
  Pictures(const std::vector<Asset>& assets, Diagnostics& diagnostics) : diagnostics_(diagnostics) {
    for (const Asset& asset : assets) files_.insert(asset.path);
  }

  void check(Image& image) {
    if (is_missing(image.hover)) take(image.hover, image.place);
    if (!is_missing(image.src)) return;
    take(image.src, image.place);
    image = {};
  }

  /// Of a text, which shows the words of a picture in its place.
  void check(std::vector<Image>& pictures) {
    std::erase_if(pictures, [&](const Image& picture) {
      const bool missing = is_missing(picture.src);
      if (missing) warn(picture.src, picture.place, "its words are shown in its place");
      return missing;
    });
  }

  void check_all(std::vector<Document>& documents) {
    for (Document& document : documents) check(document.pictures);
  }

  void check(std::vector<Station>& stations) {
    for (Station& station : stations) check(station.image);
  }

 private:
  bool is_missing(const std::string& path) const {
    return path.starts_with("assets/") && !files_.contains(path) &&
           !files_.contains(decoded_path(path));
  }

  void warn(std::string_view path, const Place& place, std::string hint) {
    diagnostics_.warning(place, fmt::format("there is no file `content/{}`", path), std::move(hint))
        .code = "missing-file";
  }

  void take(std::string& path, const Place& place) {
    warn(path, place, "the picture is left out");
    path.clear();
  }

  std::unordered_set<std::string> files_;
  Diagnostics& diagnostics_;
};

}  // namespace

void drop_missing_pictures(Content& content, Diagnostics& diagnostics) {
  Pictures pictures(content.assets, diagnostics);
  for (Record& record : content.records) pictures.check(record.image);
  for (Person& person : content.people) {
    pictures.check(person.photo);
    pictures.check(person.positions);
    pictures.check(person.education);
    pictures.check(person.awards);
    pictures.check(person.pictures);
  }
  pictures.check_all(content.pages);
  pictures.check_all(content.news);
  if (!content.cv) return;
  for (CvSection& section : content.cv->sections) pictures.check(section.entries);
}

}  // namespace offprint
