// Pictures that are named but not there: reported with their place, and left out.
#include "load/pictures.hpp"

#include <doctest/doctest.h>

#include <string>

#include "load/load.hpp"
#include "picture_bytes.hpp"
#include "site_folder.hpp"

namespace offprint {

TEST_CASE("a picture that is no file is reported at its place and left out") {
  const SiteFolder site(
      {{"publications/p.yaml",
        "- {id: a, title: A, image: {src: assets/a.png, alt: A}}\n"
        "- {id: b, title: B, image: {src: assets/gone.png, alt: B}}\n"
        "- {id: c, title: C, image: {src: assets/a.png, alt: C, hover: assets/gone.webm}}\n"},
       {"people.yaml",
        "- {name: Ada Lovelace, photo: {src: assets/ada.jpg, alt: Ada}}\n"
        "- {name: Luigi, photo: {src: assets/a.png, alt: Luigi}}\n"},
       {"assets/a.png", png(1, 1)}});
  Sources sources;
  Diagnostics diagnostics;
  const Content content = load_content(site.path(), sources, diagnostics);
  CHECK(content.records[0].image.src == "assets/a.png");
  CHECK(content.records[1].image.src == "");
  CHECK(content.records[1].image.alt == "");
  CHECK(content.records[2].image.src == "assets/a.png");
  CHECK(content.records[2].image.hover == "");
  CHECK(content.people[0].photo.src == "");
  CHECK(content.people[1].photo.src == "assets/a.png");
  std::string told;
  for (const Diagnostic& diagnostic : diagnostics.sorted(sources))
    told += std::string(sources.path(diagnostic.place.source)) + ":" +
            std::to_string(diagnostic.place.line) + ": " + diagnostic.message + "\n";
  CHECK(told ==
        "content/people.yaml:1: there is no file `content/assets/ada.jpg`\n"
        "content/publications/p.yaml:2: there is no file `content/assets/gone.png`\n"
        "content/publications/p.yaml:3: there is no file `content/assets/gone.webm`\n");
}

}  // namespace offprint
