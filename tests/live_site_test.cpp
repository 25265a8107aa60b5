// A site under edits: what is shown after each, and what is loaded again for it.
#include "serve/live_site.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

#include "site_folder.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

struct Scene {
  Scene() { REQUIRE_MESSAGE(first.good, first.report); }

  Reload edit(const std::string& path, std::string_view text) {
    fs::create_directories((folder / path).parent_path());
    std::ofstream(folder / path, std::ios::binary) << text;
    return site.reload({path});
  }
  Reload remove(const std::string& path) {
    fs::remove_all(folder / path);
    return site.reload({path});
  }
  WebResponse get(const std::string& target) const {
    return answer(*site.now(), {"GET", target, {"localhost"}, "", "", ""});
  }
  bool shows(const std::string& target, std::string_view text) const {
    const WebResponse response = get(target);
    return response.status == 200 && response.body.find(text) != std::string::npos;
  }
  const LoadedContent* content() const { return site.now()->good->content.get(); }

  SiteFolder folder{{"publications/a.yaml", kWork},
                    {"pages/about.md", "---\ntitle: About\n---\nHello\n"},
                    {"assets/note.txt", "first"}};
  LiveSite site{{folder.path(), "", "", false}};
  Reload first = site.load();

  static constexpr const char* kWork = "- {id: a, title: Old, authors: [Ada Byron], year: 2020}\n";
};

TEST_CASE("an edit is shown, and who began before it keeps what was there") {
  Scene scene;
  const std::shared_ptr<const Moment> before = scene.site.now();
  const WebRequest request{"GET", "/publications/a", {"localhost"}, "", "", ""};
  const Reload reload = scene.edit("content/publications/a.yaml",
                                   "- {id: a, title: New, authors: [Ada Byron], year: 2020}\n");
  CHECK(reload.good);
  CHECK(reload.report == "");
  CHECK(scene.shows("/publications/a", "<title>New ·"));
  CHECK(answer(*before, request).body.find("<title>Old ·") != std::string::npos);
  CHECK(before->version != scene.site.now()->version);
}

TEST_CASE("records, pages and pictures come and go") {
  Scene scene;
  scene.edit("content/publications/b.bib",
             "@article{b, title={Second}, author={Byron, Ada}, year=2021}\n");
  CHECK(scene.shows("/publications/b", "Second"));
  scene.remove("content/publications/b.bib");
  CHECK(scene.get("/publications/b").status == 404);
  scene.edit("content/assets/new.txt", "new");
  CHECK(scene.shows("/assets/new.txt", "new"));
  scene.remove("content/assets/new.txt");
  CHECK(scene.get("/assets/new.txt").status == 404);
  scene.remove("content/pages");
  CHECK(scene.get("/about").status == 404);
}

TEST_CASE("a broken file is told in place of every page until it is mended") {
  Scene scene;
  const Reload broken = scene.edit("content/publications/a.yaml", "- {id: a, titel: Old}\n- [\n");
  CHECK(!broken.good);
  CHECK(broken.report.find("content/publications/a.yaml:2:") != std::string::npos);
  for (const char* target : {"/", "/publications/a", "/nowhere"}) {
    const WebResponse response = scene.get(target);
    CHECK(response.status == 500);
    CHECK(response.body.find("<p class=\"place\">content/publications/a.yaml:2:") !=
          std::string::npos);
    CHECK(response.body.find("2 | - [\n") != std::string::npos);
  }
  CHECK(scene.get("/assets/style.css").status == 200);
  CHECK(scene.shows("/publications/a.bib", "Old"));
  CHECK(scene.edit("content/publications/a.yaml", Scene::kWork).good);
  CHECK(scene.shows("/publications/a", "<title>Old ·"));
}

TEST_CASE("a warning is told on the console and keeps no page away") {
  Scene scene;
  const Reload reload = scene.edit("content/notes.yaml", "x: 1\n");
  CHECK(reload.good);
  CHECK(reload.report.find("content/notes.yaml: warning[unread]: ") != std::string::npos);
  CHECK(scene.get("/").status == 200);
}

TEST_CASE("templates are read again without the content") {
  Scene scene;
  const LoadedContent* const content = scene.content();
  CHECK(scene.edit("templates/404.html", "<head></head><p>Mine</p>").good);
  CHECK(scene.get("/nowhere").body.find("<p>Mine</p>") != std::string::npos);
  CHECK(scene.edit("templates/words/en.yaml", "missing_title: Gone\n").good);
  CHECK(scene.edit("templates/assets/extra.css", "p {}").good);
  CHECK(scene.shows("/assets/extra.css", "p {}"));
  CHECK(scene.remove("templates/404.html").good);
  CHECK(scene.get("/nowhere").body.find("<h1>Gone</h1>") != std::string::npos);
  CHECK(scene.remove("templates").good);
  CHECK(scene.content() == content);
}

TEST_CASE("the bytes of a picture are taken as they are, without reading the content again") {
  Scene scene;
  const LoadedContent* const content = scene.content();
  const std::string version = scene.site.now()->version;
  scene.edit("content/assets/note.txt", "second");
  CHECK(scene.shows("/assets/note.txt", "second"));
  CHECK(scene.content() == content);
  CHECK(scene.site.now()->version != version);
}

TEST_CASE("a file that cannot be read is told where it stands, and on the console") {
  Scene scene;
  fs::remove(scene.folder / "content/assets/note.txt");
  const WebResponse response = scene.get("/assets/note.txt");
  CHECK(response.status == 500);
  CHECK(response.body.find("note.txt: No such file or directory</h2>") != std::string::npos);
  CHECK(response.complaint.ends_with("note.txt: No such file or directory\n"));
  CHECK(scene.get("/").status == 200);
}

TEST_CASE("a template that does not compile keeps all pages away, one that fails its own page") {
  Scene scene;
  Reload reload = scene.edit("templates/404.html", "<p>{% if %}</p>");
  CHECK(!reload.good);
  CHECK(reload.report.find("404.html:1:") == 0);
  CHECK(scene.get("/").status == 500);
  reload = scene.edit("templates/404.html", "<p>{{ 1 // 0 }}</p>");
  CHECK(reload.good);
  CHECK(scene.get("/").status == 200);
  const WebResponse response = scene.get("/nowhere");
  CHECK(response.status == 500);
  CHECK(response.body.find("<p class=\"place\">404.html:1:") != std::string::npos);
  CHECK(response.complaint.find("while making 404.html:\n404.html:1:") == 0);
  CHECK(scene.remove("templates/404.html").good);
  CHECK(scene.get("/nowhere").status == 404);
}

TEST_CASE("a site that is broken from the start comes to life when it is mended") {
  const SiteFolder folder{{"site.yaml", "version: 1\ntitel: T\n"}};
  LiveSite site({folder.path(), "", "", false});
  CHECK(!site.load().good);
  const WebRequest request{"GET", "/", {"localhost"}, "", "", ""};
  CHECK(answer(*site.now(), request).status == 500);
  CHECK(answer(*site.now(), request).body.find("did you mean <code>title</code>?") !=
        std::string::npos);
  folder.write("site.yaml", "version: 1\ntitle: T\n");
  CHECK(site.reload({"content/site.yaml"}).good);
  CHECK(answer(*site.now(), request).status == 200);
}

TEST_CASE("a content folder that is away for a while is told like any error") {
  Scene scene;
  fs::rename(scene.folder / "content", scene.folder / "aside");
  CHECK(!scene.site.reload({"content"}).good);
  CHECK(scene.get("/").status == 500);
  fs::rename(scene.folder / "aside", scene.folder / "content");
  CHECK(scene.site.reload({"content"}).good);
  CHECK(scene.shows("/publications/a", "<title>Old ·"));
}

TEST_CASE("an address that would be lost is told until it leads on, and then it does") {
  Scene scene;
  CHECK(scene.edit("content/permalinks.txt", "about.html\npublications/a.html\n").good);
  const Reload lost = scene.remove("content/pages/about.md");
  CHECK(!lost.good);
  CHECK(lost.report ==
        "content/permalinks.txt:1:1: error[lost-address]: the site would lose the address "
        "`about.html`; if it has moved, run `offprint permalinks move about.html NEW-ADDRESS`; if "
        "it is gone for good, `offprint permalinks remove about.html`\n"
        "      1 | about.html\n        | ^\n");
  const WebResponse page = scene.get("/publications/a");
  CHECK(page.status == 500);
  CHECK(page.body.find("<p class=\"place\">content/permalinks.txt:1:1</p>") != std::string::npos);
  CHECK(page.body.find("1 | about.html\n") != std::string::npos);
  CHECK(scene.edit("content/permalinks.txt", "about.html -> people/\n").good);
  CHECK(
      scene.shows("/about", "<meta http-equiv=\"refresh\" content=\"0; url=people/index.html\">"));
  CHECK(scene.get("/about").body.find("<script") == std::string::npos);
  scene.edit("content/permalinks.txt", "about.html\npublications/a.html\n");
  CHECK(scene.edit("content/pages/about.md", "---\ntitle: Again\n---\nHello\n").good);
  CHECK(scene.shows("/about", "<title>Again ·"));
}

TEST_CASE("requests are answered whole while the site is loaded again and again") {
  Scene scene;
  std::atomic<bool> done = false;
  std::atomic<int> wrong = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 2; ++i)
    readers.emplace_back([&] {
      while (!done) wrong += !scene.shows("/publications/a", "<title>Old ·");
    });
  for (int i = 0; i < 10; ++i) scene.edit("content/publications/a.yaml", Scene::kWork);
  done = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(wrong.load() == 0);
}

}  // namespace
}  // namespace offprint
