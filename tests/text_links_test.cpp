// load/text_links.hpp: links between the files of a content folder, right ones and broken ones.
#include "load/text_links.hpp"

#include <doctest/doctest.h>

#include <string>

#include "site_folder.hpp"

using namespace offprint;

TEST_CASE("links to files and headings that are there are fine") {
  CHECK(
      said_of(
          {{"pages/start.md",
            "# Start\n\n[a](uses.md#gebrauch--übung) [b](#on) [c](../assets/c.txt)\n"
            "[d](../news/2025-01-02-prize.md) [e](people/ada.html#nowhere)\n\n## On\n"},
           {"pages/deep/uses.md", "---\ntitle: More\n---\n\n[a](../start.md)\n"},
           {"pages/uses.md", "---\ntitle: Uses\n---\n\n# Gebrauch & Übung\n"},
           {"news/2025-01-02-prize.md", "# Prize\n\n[a](../pages/start.md#on) [b](assets/c.txt)\n"},
           {"digests/2025-01-02.yaml", "note: '[start](../pages/start.md)'\nitems: [{title: A}]\n"},
           {"people.yaml", "- {name: Ada, biography: '[start](pages/start.md#on) [b](#x)'}\n"},
           {"assets/c.txt", "c"}}) == "");
}

TEST_CASE("a link that leads nowhere is shown with the file that was probably meant") {
  CHECK(said_of({{"pages/start.md",
                  "---\ntitle: Start\n---\n\nÜber [a](uzes.md), *[b](manual.md#x)*\n"
                  "and [prize](2025-01-02-prize.md), [c](../../README.md).\n"},
                 {"pages/uses.md", "# Uses\n\n[poster][loom]\n\n[loom]: ../assets/lom.png\n"},
                 {"news/2025-01-02-prize.md", "# Prize\n"},
                 {"people.yaml",
                  "- name: Ada\n  biography: |\n    I wrote\n    [this](pages/strat.md).\n"},
                 {"assets/loom.png", ""}}) ==
        "content/pages/start.md:5:10: warning[dead-link]: no page is made of "
        "`content/pages/uzes.md`; did you mean `content/pages/uses.md`?\n"
        "      5 | Über [a](uzes.md), *[b](manual.md#x)*\n"
        "        |          ^~~~~~~\n"
        "content/pages/start.md:5:25: warning[dead-link]: no page is made of "
        "`content/pages/manual.md`\n"
        "      5 | Über [a](uzes.md), *[b](manual.md#x)*\n"
        "        |                         ^~~~~~~~~~~\n"
        "content/pages/start.md:6:13: warning[dead-link]: no page is made of "
        "`content/pages/2025-01-02-prize.md`; did you mean `content/news/2025-01-02-prize.md`?\n"
        "      6 | and [prize](2025-01-02-prize.md), [c](../../README.md).\n"
        "        |             ^~~~~~~~~~~~~~~~~~~\n"
        "content/pages/start.md:6:39: warning[dead-link]: no page is made of `README.md`\n"
        "      6 | and [prize](2025-01-02-prize.md), [c](../../README.md).\n"
        "        |                                       ^~~~~~~~~~~~~~~\n"
        "content/pages/uses.md:3: warning[dead-link]: there is no file "
        "`content/assets/lom.png`; did you mean `content/assets/loom.png`?\n"
        "content/people.yaml:2:14: warning[dead-link]: no page is made of "
        "`content/pages/strat.md`; did you mean `content/pages/start.md`?\n"
        "      2 |   biography: |\n"
        "        |              ^\n");
}

TEST_CASE("a heading that is not there is shown with the one that was probably meant") {
  CHECK(said_of({{"pages/start.md", "# Start\n\n[a](uses.md#plugns) [b](#start)\n"},
                 {"pages/uses.md", "# Uses\n\n## Plug-ins\n\n## Others\n"}}) ==
        "content/pages/start.md:3:5: warning[dead-link]: `content/pages/uses.md` has no heading "
        "`#plugns`; did you mean `plug-ins`?\n"
        "      3 | [a](uses.md#plugns) [b](#start)\n"
        "        |     ^~~~~~~~~~~~~~\n"
        "content/pages/start.md:3:25: warning[dead-link]: `content/pages/start.md` has no heading "
        "`#start`\n"
        "      3 | [a](uses.md#plugns) [b](#start)\n"
        "        |                         ^~~~~~\n");
}

TEST_CASE("news that are switched off have no page to link to") {
  CHECK(said_of({{"site.yaml", "title: T\nsections: {news: false}\n"},
                 {"pages/start.md", "# Start\n\n[a](../news/2025-01-02-prize.md)\n"},
                 {"news/2025-01-02-prize.md", "# Prize\n"}}) ==
        "content/pages/start.md:3:5: warning[dead-link]: no page is made of "
        "`content/news/2025-01-02-prize.md`\n"
        "      3 | [a](../news/2025-01-02-prize.md)\n"
        "        |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~\n");
}

TEST_CASE("a hundred of very many dead links are looked at closely") {
  std::string text = "# Start\n\n";
  for (int i = 0; i < 5000; ++i) text += "[a](stat" + std::to_string(i) + ".md)\n\n";
  const SiteFolder site({{"pages/start.md", text}, {"pages/stat.md", "# Stat\n"}});
  Sources sources;
  Diagnostics diagnostics;
  load_content(site.path(), sources, diagnostics);
  REQUIRE(diagnostics.warnings() == 5000);
  CHECK(diagnostics.all()[99].place.column == 5);
  CHECK(diagnostics.all()[99].hint == "did you mean `content/pages/stat.md`?");
  CHECK(diagnostics.all()[100].place == Place{diagnostics.all()[0].place.source, 203, 0});
  CHECK(diagnostics.all()[100].hint.empty());
}
