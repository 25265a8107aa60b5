#include "catalog/shown_assets.hpp"

#include <set>
#include <string_view>

namespace offprint {
namespace {

using Paths = std::set<std::string_view>;

void add(const Image& image, Paths& paths) {
  for (const std::string* path : {&image.src, &image.hover})
    if (!path->empty()) paths.insert(*path);
}

void add(const std::vector<Image>& images, Paths& paths) {
  for (const Image& image : images) add(image, paths);
}

void add(const std::vector<Station>& stations, Paths& paths) {
  for (const Station& station : stations) add(station.image, paths);
}

Paths paths_in(const Catalog& catalog) {
  Paths paths;
  for (const Publication& publication : catalog.publications) add(publication.image, paths);
  for (const PersonEntry& person : catalog.people) {
    add(person.photo, paths);
    for (const auto* stations : {&person.positions, &person.education, &person.awards})
      add(*stations, paths);
    add(person.pictures, paths);
  }
  for (const auto* documents : {&catalog.pages, &catalog.news})
    for (const Document& document : *documents) add(document.pictures, paths);
  if (catalog.cv)
    for (const CvSection& section : catalog.cv->sections) add(section.entries, paths);
  return paths;
}

}  // namespace

std::vector<Asset> shown_assets(const Catalog& catalog) {
  const Paths paths = paths_in(catalog);
  std::vector<Asset> shown;
  for (const Asset& asset : catalog.assets)
    if (paths.contains(asset.path)) shown.push_back(asset);
  return shown;
}

}  // namespace offprint
