// Pictures in fewer pixels: which are made, when again, and what becomes of failures. A script
// stands in for libvips.
#include "picture/renditions.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "build.hpp"
#include "commands/build_summary.hpp"
#include "picture_bytes.hpp"
#include "site_folder.hpp"

using namespace offprint;

namespace {

namespace fs = std::filesystem;

/// A folder of pictures, a cache, and a program that puts its arguments and a variable before what
/// it reads.
struct Studio {
  TempFolder folder;

  explicit Studio(const std::string& script =
                      "echo \"$* untrusted=$VIPS_BLOCK_UNTRUSTED home=$HOME\"; exec /bin/cat") {
    put("bin/vipsthumbnail", "#!/bin/sh\n" + script + "\n");
    fs::permissions(folder / "bin/vipsthumbnail", fs::perms::owner_all);
  }

  void put(const fs::path& path, const std::string& bytes) const {
    fs::create_directories((folder / path).parent_path());
    std::ofstream(folder / path, std::ios::binary) << bytes;
  }

  Resizer resizer() const {
    return Resizer::find(("relative:/nowhere:" + (folder / "bin").string()).c_str()).value();
  }

  Workshop workshop() const {
    return {resizer(), {CopyFormat::kAvif, CopyFormat::kWebp}, folder / "cache"};
  }

  Renditions make(const std::vector<std::string>& paths, unsigned threads = 2) const {
    std::vector<Original> originals;
    for (const std::string& path : paths) originals.push_back({path, folder / path});
    return make_renditions(originals, workshop(), threads);
  }

  std::size_t cached() const {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder / "cache"), fs::directory_iterator()));
  }
};

std::string paths_of(const Renditions& renditions) {
  std::string out;
  for (const Rendition& one : renditions.all) out += one.path + "\n";
  return out;
}

}  // namespace

TEST_CASE("a picture is made at the widths below its own, and never enlarged") {
  const Studio studio;
  studio.put("assets/wide.jpg", jpeg(4000, 3000));
  studio.put("assets/p/mid.png", png(500, 100));
  studio.put("assets/small.webp", png(160, 100));
  CHECK(paths_of(studio.make({"assets/p/mid.png", "assets/small.webp", "assets/wide.jpg"})) ==
        "assets/resized/p/mid.png-160.webp\n"
        "assets/resized/p/mid.png-320.webp\n"
        "assets/resized/p/mid.png-500.webp\n"
        "assets/resized/wide.jpg-160.webp\n"
        "assets/resized/wide.jpg-320.webp\n"
        "assets/resized/wide.jpg-640.webp\n"
        "assets/resized/wide.jpg-960.webp\n"
        "assets/resized/wide.jpg-1440.webp\n");
}

TEST_CASE("drawings, what moves and what has too many pixels is left as it is") {
  const Studio studio;
  studio.put("assets/bomb.png", png(60'000, 60'000));
  studio.put("assets/film.png", png(900, 900, png_chunk("acTL", "12345678")));
  studio.put("assets/a.svg", "<svg width='900' height='900'/>");
  studio.put("assets/a.gif", "GIF89a" + little_endian(900, 2) + little_endian(900, 2));
  studio.put("assets/a.jpg", "no picture");
  const Renditions made = studio.make(
      {"assets/a.gif", "assets/a.jpg", "assets/a.svg", "assets/bomb.png", "assets/film.png"});
  CHECK(paths_of(made) == "");
  CHECK(made.failed.empty());
}

TEST_CASE("the program sees no path, no shell sees a name, and the environment is bare") {
  const Studio studio;
  const std::string name = "assets/-o $(touch x);[a].png";
  studio.put(name, png(200, 100));
  const Renditions made = studio.make({name});
  REQUIRE(made.all.size() == 2);
  CHECK(read_file(made.all[0].source) ==
        "stdin --size 160x --export-profile srgb -o .webp[Q=80,strip] untrusted=1 home=\n" +
            png(200, 100));
}

TEST_CASE("an unchanged picture is made once, under any name, and what nobody needs goes") {
  const Studio studio;
  studio.put("assets/a.png", png(200, 100));
  studio.put("assets/b.png", png(200, 100));
  CHECK(studio.make({"assets/a.png"}).made == 2);
  CHECK(studio.make({"assets/a.png", "assets/b.png"}).made == 0);
  CHECK(studio.cached() == 2);
  studio.put("assets/b.png", png(200, 101));
  CHECK(studio.make({"assets/b.png"}).made == 2);
  CHECK(studio.cached() == 2);
  CHECK(paths_of(studio.make({"assets/b.png"}, 1)) == paths_of(studio.make({"assets/b.png"}, 7)));
}

TEST_CASE("a picture that the program fails on has no renditions, and is named") {
  for (const char* script : {"echo x; exit 1", "kill -9 $$", "exit 0"}) {
    CAPTURE(script);
    const Studio studio(script);
    studio.put("assets/a.png", png(200, 100));
    const Renditions made = studio.make({"assets/a.png"});
    CHECK(made.all.empty());
    CHECK(made.failed == std::vector<std::string>{"assets/a.png"});
    CHECK(studio.cached() == 0);
  }
}

TEST_CASE("AVIF is made where the program can write it") {
  const Studio studio(R"(case "$*" in *.avif*) printf '\0\0\0\034ftypavif';; esac; exec /bin/cat)");
  studio.put("assets/a.png", png(200, 100));
  const std::string paths =
      "assets/resized/a.png-160.avif\n"
      "assets/resized/a.png-160.webp\n"
      "assets/resized/a.png-200.avif\n"
      "assets/resized/a.png-200.webp\n";
  CHECK(paths_of(studio.make({"assets/a.png"})) == paths);
  const Renditions again = studio.make({"assets/a.png"});
  CHECK(again.made == 0);
  CHECK(paths_of(again) == paths);
}

TEST_CASE("what is promised can be made, one by one, and is what a build makes") {
  const Studio studio;
  studio.put("assets/a.png", png(200, 100));
  const std::vector<Original> originals{{"assets/a.png", studio.folder / "assets/a.png"}};
  const std::vector<Rendition> promised = promise_renditions(originals, {CopyFormat::kWebp});
  REQUIRE(promised.size() == 2);
  CHECK(promised[1].path == "assets/resized/a.png-200.webp");
  CHECK(promised[1].source == originals[0].source);
  const auto file = make_rendition(promised[1], studio.workshop());
  REQUIRE(file.has_value());
  CHECK(make_rendition(promised[1], studio.workshop()) == file);
  const Renditions made = studio.make({"assets/a.png"});
  CHECK(made.made == 1);
  CHECK(made.all[1].source == *file);
}

TEST_CASE("of what the program fails on a promise gives nothing") {
  const Studio studio("exit 1");
  studio.put("assets/a.png", png(200, 100));
  const Rendition promised{"assets/resized/a.png-160.webp", studio.folder / "assets/a.png"};
  CHECK_FALSE(make_rendition(promised, studio.workshop()).has_value());
}

TEST_CASE("a path tells the original, the width and the format of a rendition") {
  const RenditionName name = parse_rendition_path("assets/resized/p/a-b.jpg-320.webp");
  CHECK(name.original == "assets/p/a-b.jpg");
  CHECK(name.width == 320);
  CHECK(name.format == CopyFormat::kWebp);
  CHECK(parse_rendition_path("assets/resized/a.avif-160.avif").original == "assets/a.avif");
  CHECK(parse_rendition_path("assets/resized/a.avif-160.avif").format == CopyFormat::kAvif);
  for (const char* other :
       {"assets/a.jpg-320.webp", "assets/resized/a.webp", "assets/resized/.webp",
        "assets/resized/a.jpg-x.webp", "assets/resized/a.jpg-32x.webp",
        "assets/resized/a.jpg-99999999999.webp", "assets/resized/a.jpg-320.png"})
    CHECK(parse_rendition_path(other).width == 0);
}

namespace {

constexpr const char* kPerson =
    "- id: ada\n  name: Ada Lovelace\n  photo: {src: assets/a.png, alt: Ada}\n";

std::string portrait_of(const SiteFolder& site) {
  const std::string html = read_file(site / "site/index.html");
  const std::size_t img = html.find("<img"), at = std::min(html.find("<picture>"), img);
  return html.substr(at, html.find('>', img) + 1 - at);
}

}  // namespace

TEST_CASE("pages offer a picture in the widths that there are, and the site holds them") {
  const Studio studio;
  const SiteFolder site{
      {"site.yaml", "version: 1\ntitle: T\nurl: https://a.example/\nowner: ada\n"},
      {"people.yaml", kPerson},
      {"assets/a.png", png(200, 100)}};
  BuildOptions options{.site = site.path()};
  options.resizer = studio.resizer();
  const BuildReport report = build(options);
  REQUIRE(report.built);
  CHECK(portrait_of(site) ==
        R"(<picture><source type="image/webp" srcset="assets/resized/a.png-160.webp 160w, )"
        R"(assets/resized/a.png-200.webp 200w" sizes="(max-width: 34rem) 7rem, 12rem">)"
        R"(<img class="portrait" src="assets/a.png" width="200" height="100" alt="Ada" )"
        R"(decoding="async">)");
  CHECK(fs::is_regular_file(site / "site/assets/resized/a.png-200.webp"));
  CHECK(make_summary(report).find("pictures 1, and 2 copies of them in fewer pixels") !=
        std::string::npos);
}

TEST_CASE("a picture in a text tells its size, and the widths that there are") {
  const Studio studio;
  const SiteFolder site{{"site.yaml", "version: 1\ntitle: T\nurl: https://a.example/\n"},
                        {"news/2025-01-02-n.md",
                         "---\ntitle: N\n---\n![\"A\"](assets/a%20b.png '<T>') ![B](assets/b.svg)"
                         " ![C](https://c.example/c.png)\n"},
                        {"assets/a b.png", png(200, 100)},
                        {"assets/b.svg", "<svg width='90' height='60'/>"}};
  BuildOptions options{.site = site.path()};
  options.resizer = studio.resizer();
  REQUIRE(build(options).built);
  const std::string html = read_file(site / "site/news/2025-01-02-n.html");
  const std::size_t at = html.find("<picture>");
  CHECK(html.substr(at, html.find("</p>", at) - at) ==
        R"(<picture><source type="image/webp" srcset="../assets/resized/a%20b.png-160.webp 160w, )"
        R"x(../assets/resized/a%20b.png-200.webp 200w" sizes="min(100vw, 43rem, 200px)">)x"
        R"(<img src="../assets/a%20b.png" width="200" height="100" alt="“A”" title="&lt;T&gt;" )"
        R"(loading="lazy" decoding="async"></picture> )"
        R"(<img src="../assets/b.svg" width="90" height="60" alt="B" loading="lazy" )"
        R"(decoding="async"> )"
        R"(<img src="https://c.example/c.png" alt="C" loading="lazy" decoding="async">)");
}

TEST_CASE("without the program pictures are copied, and the summary says what is lost") {
  const SiteFolder site{
      {"site.yaml", "version: 1\ntitle: T\nurl: https://a.example/\nowner: ada\n"},
      {"people.yaml", kPerson},
      {"assets/a.png", png(200, 100)}};
  const BuildReport report = build({.site = site.path()});
  REQUIRE(report.built);
  CHECK(portrait_of(site) == R"(<img class="portrait" src="assets/a.png" width="200" height="100" )"
                             R"(alt="Ada" decoding="async">)");
  CHECK(make_summary(report).find(
            "1 picture is sent in full size; with `vipsthumbnail` (Debian: `apt install "
            "libvips-tools`) readers get what their screens can show") != std::string::npos);
}

TEST_CASE("a site that wants no copies of its pictures has none, and is told of no loss") {
  const Studio studio;
  const SiteFolder site{{"site.yaml",
                         "version: 1\ntitle: T\nurl: https://a.example/\nowner: ada\n"
                         "images: {resize: false}\n"},
                        {"people.yaml", kPerson},
                        {"assets/a.png", png(200, 100)}};
  BuildOptions options{.site = site.path()};
  options.resizer = studio.resizer();
  const BuildReport report = build(options);
  REQUIRE(report.built);
  CHECK(portrait_of(site).find("srcset") == std::string::npos);
  CHECK_FALSE(fs::exists(site / "site/assets/resized"));
  CHECK(make_summary(report).find("picture") == std::string::npos);
}
