// Pictures of a site: what is said of their files, and what pages say of them.
#include "load/picture_files.hpp"

#include <doctest/doctest.h>

#include <string>

#include "base/files.hpp"
#include "build.hpp"
#include "picture_bytes.hpp"
#include "site_folder.hpp"

using namespace offprint;

namespace {

/// A site whose owner has this photo, and one work with a teaser.
SiteFolder site_with(const std::string& photo, const std::string& teaser) {
  return {{"site.yaml", "version: 1\ntitle: T\nowner: ada\n"},
          {"people.yaml", "- id: ada\n  name: Ada Lovelace\n  photo: " + photo + "\n"},
          {"publications/works.yaml",
           "- title: Notes\n  id: notes\n  type: book\n  issued: 1843\n"
           "  authors: [Ada Lovelace]\n  image: " +
               teaser + "\n"}};
}

/// The elements of that name in a page of the built site, a line each.
std::string elements_of(const SiteFolder& site, const char* page, std::string_view start) {
  const std::string html = read_file(site / "site" / page);
  std::string out;
  for (std::size_t at = html.find(start); at != std::string::npos; at = html.find(start, at + 1))
    out += html.substr(at, html.find('>', at) + 1 - at) + "\n";
  return out;
}

}  // namespace

TEST_CASE("a picture outside of the folder that is published is named at its place") {
  const SiteFolder site = site_with("assets/ada.png", "papers/a.png");
  site.write("assets/ada.png", png(1, 1));
  site.write("papers/a.png", png(1, 1));
  CHECK(
      said_of(site) ==
      R"(content/publications/works.yaml:6:10: warning[missing-file]: the picture `content/papers/a.png` is not published; put it below content/assets/
      6 |   image: papers/a.png
        |          ^
)");
}

TEST_CASE("a file that is no picture, or another than its name says, is named once") {
  const SiteFolder site = site_with("assets/a.png", "{src: assets/b.jpg, hover: assets/a.png}");
  site.write("assets/a.png", jpeg(3, 3));
  site.write("assets/b.jpg", "BM, a bitmap");
  CHECK(
      said_of(site) ==
      R"(content/publications/works.yaml:6:10: warning[picture-format]: `assets/a.png` holds not what its name says, but a picture of the format JPEG; give it the ending `.jpeg`
      6 |   image: {src: assets/b.jpg, hover: assets/a.png}
        |          ^
content/publications/works.yaml:6:10: warning[picture-format]: `assets/b.jpg` is no picture that browsers show; they show PNG, JPEG, WebP, AVIF, GIF and SVG
      6 |   image: {src: assets/b.jpg, hover: assets/a.png}
        |          ^
)");
}

TEST_CASE("a picture whose size is hidden, and one too heavy for a phone, are named") {
  const SiteFolder site = site_with("assets/a.png", "{src: assets/b.svg, hover: assets/c.mp4}");
  site.write("assets/a.png", png(0, 7));
  site.write("assets/b.svg", "<svg/>" + std::string(10'000'000, ' '));
  site.write("assets/c.mp4", "a film, which nobody looks into");
  CHECK(
      said_of(site) ==
      R"(content/people.yaml:3:10: warning[picture-size]: `assets/a.png` does not say how large it is; the file is damaged, or longer than 65535 pixels
      3 |   photo: assets/a.png
        |          ^
content/publications/works.yaml:6:10: warning[picture-size]: `assets/b.svg` has 10.0 MB; two thousand pixels are wide enough for any page
      6 |   image: {src: assets/b.svg, hover: assets/c.mp4}
        |          ^
)");
}

TEST_CASE("a photo that tells where it was taken is named: the file is published too") {
  const SiteFolder site = site_with("assets/a.jpg", "assets/b.jpg");
  site.write("assets/a.jpg", jpeg(30, 40, jpeg_segment(0xE1, exif(26, 0x8825))));
  site.write("assets/b.jpg", jpeg(30, 40, jpeg_segment(0xE1, exif(6))));
  CHECK(
      said_of(site) ==
      R"(content/people.yaml:3:10: warning[picture-location]: `assets/a.jpg` tells where it was taken; the file is published as it is: take its GPS data out, say with `exiftool -gps:all=`
      3 |   photo: assets/a.jpg
        |          ^
)");
}

TEST_CASE("a small file that unfolds to more than memory has room for is named") {
  const SiteFolder site = site_with("assets/a.png", "assets/b.svg");
  site.write("assets/a.png", png(50'000, 50'000));
  site.write("assets/b.svg", "<svg width='50000' height='50000'/>");
  CHECK(
      said_of(site) ==
      R"(content/people.yaml:3:10: warning[picture-size]: `assets/a.png` has 50000 × 50000 pixels; no smaller copies are made of more than a hundred million, and phones fail on them
      3 |   photo: assets/a.png
        |          ^
)");
}

TEST_CASE("pages tell the size of a picture, and only the portrait is fetched at once") {
  const SiteFolder site =
      site_with("{src: assets/a b.jpg, alt: Ada}", "{src: assets/b.svg, alt: A mill}");
  site.write("assets/a b.jpg", jpeg(400, 300, jpeg_segment(0xE1, exif(6))));
  site.write("assets/b.svg", R"(<svg viewBox="0 0 4 3"><script>alert(1)</script></svg>)");
  CHECK(build({.site = site.path()}).built);
  CHECK(
      elements_of(site, "index.html", "<img") ==
      R"(<img class="portrait" src="assets/a%20b.jpg" width="300" height="400" alt="Ada" decoding="async">
<img src="assets/b.svg" width="4" height="3" alt="A mill" loading="lazy" decoding="async">
)");
  CHECK(
      elements_of(site, "publications/notes.html", "<img") ==
      R"(<img src="../assets/b.svg" width="4" height="3" alt="A mill" loading="lazy" decoding="async">
)");
}

TEST_CASE("a drawing with scripts is shown as a picture, where none runs") {
  const SiteFolder site = site_with("assets/a.svg", "assets/a.svg");
  site.write("assets/a.svg", R"(<svg viewBox="0 0 4 3"><script>alert(1)</script></svg>)");
  CHECK(build({.site = site.path()}).built);
  for (const char* page : {"index.html", "publications/notes.html", "people/ada-lovelace.html"}) {
    if (!std::filesystem::exists(site / "site" / page)) continue;
    CHECK(read_file(site / "site" / page).find("alert(1)") == std::string::npos);
    CHECK(elements_of(site, page, "<object") + elements_of(site, page, "<embed") +
              elements_of(site, page, "<iframe") ==
          "");
  }
}
