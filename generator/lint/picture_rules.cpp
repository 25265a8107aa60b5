// Rules about pictures: whether those who do not see them are told what is there.
#include <fmt/format.h>

#include <array>

#include "lint/rules.hpp"

namespace offprint {
namespace {

void check_image(const Image& image, std::string_view id, Findings& findings) {
  if (image.src.empty() || !image.alt.empty()) return;
  findings.about(id, image.place);
  findings.note("", fmt::format("nothing tells what is to be seen on `{}`", image.src),
                fmt::format("give it words: `{{src: {}, alt: …}}`", image.src));
}

/// In a text.
void check_images(const std::vector<Image>& images, std::string_view id, Findings& findings) {
  for (const Image& image : images) {
    if (!image.alt.empty()) continue;
    findings.about(id, image.place);
    findings.note("", fmt::format("nothing tells what is to be seen on `{}`", image.src),
                  fmt::format("give it words: `![…]({})`", image.src));
  }
}

void check_stations(const std::vector<Station>& stations, std::string_view id, Findings& findings) {
  for (const Station& station : stations) check_image(station.image, id, findings);
}

void check_words(const Catalog& catalog, Findings& findings) {
  for (const Publication& publication : catalog.publications)
    check_image(publication.image, publication.id, findings);
  for (const PersonEntry& person : catalog.people) {
    check_image(person.photo, person.id, findings);
    for (const auto* stations : {&person.positions, &person.education, &person.awards})
      check_stations(*stations, person.id, findings);
    check_images(person.pictures, person.id, findings);
  }
  for (const auto* documents : {&catalog.pages, &catalog.news})
    for (const Document& document : *documents)
      check_images(document.pictures, document.slug, findings);
  if (!catalog.cv) return;
  for (const CvSection& section : catalog.cv->sections)
    check_stations(section.entries, "", findings);
}

constexpr std::array kRules{
    CatalogRule{"picture-words", "a picture without words for those who do not see it",
                check_words},
};

}  // namespace

std::span<const CatalogRule> picture_rules() { return kRules; }

}  // namespace offprint
