// load/load.hpp: a whole content folder, right ones and broken ones.
#include "load/load.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "content_dump.hpp"

using namespace offprint;
namespace fs = std::filesystem;

namespace {

/// A site's folder that goes away with the test.
class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "offprint-load-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  const fs::path& path() const { return path_; }

  void write(const fs::path& file, std::string_view text) const {
    fs::create_directories((path_ / file).parent_path());
    std::ofstream(path_ / file, std::ios::binary) << text;
  }

 private:
  fs::path path_;
};

struct Loaded {
  Sources sources;
  Diagnostics diagnostics;
  Content content;

  std::string said() const { return format(diagnostics, sources); }
};

Loaded load(const fs::path& site) {
  Loaded loaded;
  loaded.content = load_content(site, loaded.sources, loaded.diagnostics);
  return loaded;
}

const fs::path kRepository = OFFPRINT_SOURCE_DIR;

}  // namespace

TEST_CASE("the demonstration and the minimal site load without a word") {
  const Loaded demonstration = load(kRepository);
  CHECK(demonstration.said() == "");
  CHECK(demonstration.content.records.size() == 54 + 34 + 200 + 69);
  CHECK(demonstration.content.site.owner == "qianru-sun");
  const Loaded minimal = load(kRepository / "tests/sites/minimal");
  CHECK(minimal.said() == "");
  CHECK(minimal.content.records.size() == 3);
}

TEST_CASE("the hostile site has warnings and no errors, the refused one has errors") {
  CHECK(load(kRepository / "tests/sites/hostile").diagnostics.errors() == 0);
  CHECK(load(kRepository / "tests/sites/refused").diagnostics.has_errors());
}

TEST_CASE("everything of a content folder is loaded, in the order of names") {
  const Folder folder;
  folder.write("content/site.yaml", "title: T\n");
  folder.write("content/people.yaml", "- name: Ada\n");
  folder.write("content/venues.yaml", "- {key: v, name: V}\n");
  folder.write("content/publications/b.json", R"([{"id": "b", "title": "B"}])");
  folder.write("content/publications/a.yaml", "- {id: a, title: A}\n");
  folder.write("content/publications/deep/c.yml", "{id: c, title: C}\n");
  folder.write("content/publications/.hidden.json", "[");
  folder.write("content/digests/2025-03-15.yaml", "items: [a, {title: D}]\n");
  folder.write("content/digests/later/2025-03-14.yaml", "items: [{title: E}]\n");
  folder.write("content/pages/teaching.md", "# Teaching\n");
  folder.write("content/news/2025-01-02-hello.md", "# Hello\n");
  folder.write("content/assets/deep/a.txt", "x");
  const Loaded loaded = load(folder.path());
  CHECK(loaded.said() == "");
  const Content& content = loaded.content;
  std::string ids;
  for (const Record& record : content.records) ids += record.id + " ";
  CHECK(ids == "a b c d e ");
  CHECK(content.digests.size() == 2);
  CHECK(dump(content.digests[0]) == "date: 2025-03-14\nitem: e (record 4)\n");
  CHECK(dump(content.digests[1]) == "date: 2025-03-15\nitem: a\nitem: d (record 3)\n");
  CHECK(content.records[4].from_digest);
  CHECK(content.people.size() == 1);
  CHECK(content.venues.size() == 1);
  CHECK(content.pages.at(0).slug == "teaching");
  CHECK(content.news.at(0).slug == "2025-01-02-hello");
  CHECK(content.assets.at(0).path == "assets/deep/a.txt");
  CHECK(content.assets.at(0).source == (folder.path() / "content/assets/deep/a.txt").string());
}

TEST_CASE("a folder without site.yaml says what to create") {
  const Folder folder;
  const std::string said =
      "content/site.yaml: error[file]: the file is missing; create it with two lines: `version: 1` "
      "and `title: …`\n";
  CHECK(load(folder.path()).said() == said);
  fs::create_directories(folder.path() / "content");
  CHECK(load(folder.path()).said() == said);
}

TEST_CASE(
    "all files are reported in one run: of each the first syntax error, else all of its schema") {
  const Folder folder;
  folder.write("content/site.yaml", "titel: T\nowner: [x]\n");
  folder.write("content/people.yaml", "- name: [\n");
  folder.write("content/publications/a.json", "[{\"id\": 1,}]");
  folder.write("content/publications/b.json", "[{\"id\": \"b\"},\n {\"id\": \"c\"}]");
  folder.write("content/pages/x.md", "---\ntitle: x\n");
  CHECK(
      load(folder.path()).said() ==
      "content/pages/x.md:1:1: error[front-matter]: the front matter that begins here does not "
      "end; end it with a line `---`\n"
      "      1 | ---\n"
      "        | ^\n"
      "content/people.yaml:1:9: error[yaml-syntax]: `[` is not closed; is a `,` or `]` missing?\n"
      "      1 | - name: [\n"
      "        |         ^\n"
      "content/publications/a.json:1:10: error[json-syntax]: a comma before `}`; delete the comma\n"
      "      1 | [{\"id\": 1,}]\n"
      "        |          ^\n"
      "content/publications/b.json:1:2: error[missing-key]: key `title` is missing\n"
      "      1 | [{\"id\": \"b\"},\n"
      "        |  ^\n"
      "content/publications/b.json:2:2: error[missing-key]: key `title` is missing\n"
      "      2 |  {\"id\": \"c\"}]\n"
      "        |  ^\n"
      "content/site.yaml:1:1: error[missing-key]: key `title` is missing\n"
      "      1 | titel: T\n"
      "        | ^\n"
      "content/site.yaml:1:1: error[unknown-key]: unknown key `titel`; did you mean `title`?\n"
      "      1 | titel: T\n"
      "        | ^~~~~\n"
      "content/site.yaml:2:8: error[wrong-kind]: expected text, found a list\n"
      "      2 | owner: [x]\n"
      "        |        ^\n");
}

TEST_CASE("files that nothing reads are named") {
  const Folder folder;
  folder.write("content/site.yaml", "title: T\n");
  folder.write("content/sites.yaml", "");
  folder.write("content/publications/a.txt", "");
  folder.write("content/digests/a.json", "");
  folder.write("content/pages/a.html", "");
  CHECK(load(folder.path()).said() ==
        "content/digests/a.json: warning[unread]: the file is not read; digests are read from "
        "`.yaml`\n"
        "content/pages/a.html: warning[unread]: the file is not read; texts are read from `.md`\n"
        "content/publications/a.txt: warning[unread]: the file is not read; publications are read "
        "from `.jsonl`, `.json`, `.yaml`, `.xml`, `.ris`, `.bib`, `.md`\n"
        "content/sites.yaml: warning[unread]: the file is not read; did you mean `site.yaml`?\n");
}

TEST_CASE("copies that editors keep are no part of a site") {
  const Folder folder;
  folder.write("content/site.yaml", "title: T\n");
  for (const char* path : {"site.yaml~", "#site.yaml#", ".site.yaml.swp", "publications/a.bib~",
                           "assets/photo.png~", "assets/#notes.txt#"})
    folder.write(std::string("content/") + path, "{ [ <");
  folder.write("content/assets/#1.txt", "");
  CHECK(load(folder.path()).said() == "");
  CHECK(load(folder.path()).content.assets.size() == 1);
}

TEST_CASE("pipes, and links that leave the folder or lead nowhere, are refused without waiting") {
  const Folder folder;
  folder.write("content/site.yaml", "title: T\n");
  fs::create_directories(folder.path() / "content/assets");
  fs::create_directories(folder.path() / "content/publications");
  CHECK(::mkfifo((folder.path() / "content/assets/pipe").c_str(), 0600) == 0);
  CHECK(::mkfifo((folder.path() / "content/people.yaml").c_str(), 0600) == 0);
  fs::create_symlink("/etc/passwd", folder.path() / "content/assets/passwd");
  fs::create_symlink("nowhere", folder.path() / "content/publications/a.json");
  fs::create_symlink("../assets", folder.path() / "content/assets/loop");
  const std::string said = load(folder.path()).said();
  CHECK(
      said.find(
          "content/assets/passwd: error[file]: is a link that leads out of the site's folder\n") !=
      std::string::npos);
  CHECK(said.find("content/assets/pipe: error[file]: is a FIFO, not a regular file\n") !=
        std::string::npos);
  CHECK(said.find("content/people.yaml: error[file]: is a FIFO, not a regular file\n") !=
        std::string::npos);
  CHECK(said.find("content/publications/a.json: error[file]: is a link that leads nowhere\n") !=
        std::string::npos);
}

TEST_CASE("the same id in two files gives two records, for the catalog to merge") {
  const Folder folder;
  folder.write("content/site.yaml", "title: T\n");
  folder.write("content/publications/a.yaml", "- {id: x, title: A}\n");
  folder.write("content/publications/b.yaml", "- {id: x, title: A}\n");
  const Loaded loaded = load(folder.path());
  CHECK(loaded.said() == "");
  CHECK(loaded.content.records.size() == 2);
}

TEST_CASE("the seeds load without a word") {
  const char* given = std::getenv("OFFPRINT_SHARED");
  const fs::path shared = given != nullptr ? fs::path(given) : kRepository.parent_path() / "shared";
  if (!fs::is_directory(shared / "seeds")) {
    MESSAGE("passed over: there are no seeds at " << shared.string());
    return;
  }
  const Folder folder;
  folder.write("content/site.yaml", "title: T\n");
  fs::create_directories(folder.path() / "content/publications");
  for (const char* name : {"faculty", "profile", "venue-cvpr-2022", "digest-2025-03-14"})
    fs::copy_file(shared / "seeds" / (std::string(name) + ".json"),
                  folder.path() / "content/publications" / (std::string(name) + ".json"));
  const Loaded loaded = load(folder.path());
  CHECK(loaded.said() == "");
  CHECK(loaded.content.records.size() == 54 + 34 + 200 + 69);
  for (const Record& record : loaded.content.records) CHECK(!record.abstract.empty());
}
