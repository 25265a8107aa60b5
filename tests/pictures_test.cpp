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

TEST_CASE("a picture that a text shows and that is no file is reported where it stands") {
  const SiteFolder site(
      {{"site.yaml", "version: 1\ntitle: T\n"},
       {"pages/p.md", "---\ntitle: P\n---\nText\n\né ![A](assets/a.png) ![B](assets/gone.png)\n"},
       {"news/2025-01-02-n.md", "---\ntitle: N\n---\n![C](assets/c.png)\n"},
       {"people.yaml", "- name: Ada\n  biography: |\n    ![D](assets/d.png)\n"},
       {"assets/a.png", png(1, 1)}});
  Sources sources;
  Diagnostics diagnostics;
  const Content content = load_content(site.path(), sources, diagnostics);
  REQUIRE(content.pages[0].pictures.size() == 1);
  CHECK(content.pages[0].pictures[0].src == "assets/a.png");
  CHECK(content.pages[0].pictures[0].alt == "A");
  CHECK(
      format(diagnostics, sources) ==
      R"(content/news/2025-01-02-n.md:4:1: warning[missing-file]: there is no file `content/assets/c.png`; its words are shown in its place
      4 | ![C](assets/c.png)
        | ^
content/pages/p.md:6:22: warning[missing-file]: there is no file `content/assets/gone.png`; its words are shown in its place
      6 | é ![A](assets/a.png) ![B](assets/gone.png)
        |                      ^
content/people.yaml:2:14: warning[missing-file]: there is no file `content/assets/d.png`; its words are shown in its place
      2 |   biography: |
        |              ^
)");
}

}  // namespace offprint
