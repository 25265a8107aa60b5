// Pictures in fewer pixels: which are made, when again, and what becomes of failures. A script
// stands in for libvips, which has its turn where the machine has it.
#include "picture/renditions.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "build.hpp"
#include "commands/build_summary.hpp"
#include "picture/picture_head.hpp"
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
    return Resizer::find("relative:/nowhere:" + (folder / "bin").string()).value();
  }

  Renditions make(const std::vector<std::string>& paths, unsigned threads = 2) const {
    std::vector<Original> originals;
    for (const std::string& path : paths) originals.push_back({path, folder / path});
    return make_renditions(originals, resizer(), folder / "cache", threads);
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
        "assets/resized/wide.jpg-960.webp\n");
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
        "stdin --size 160x -o .webp[Q=80,strip] untrusted=1 home=\n" + png(200, 100));
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

TEST_CASE("a path tells the original and the width of a rendition") {
  CHECK(parse_rendition_path("assets/resized/p/a-b.jpg-320.webp").original == "assets/p/a-b.jpg");
  CHECK(parse_rendition_path("assets/resized/p/a-b.jpg-320.webp").width == 320);
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
  const std::size_t at = html.find("<img");
  return html.substr(at, html.find('>', at) + 1 - at);
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
        R"(<img class="portrait" src="assets/a.png" srcset="assets/resized/a.png-160.webp 160w, )"
        R"(assets/resized/a.png-200.webp 200w" sizes="(max-width: 34rem) 7rem, 12rem" width="200" )"
        R"(height="100" alt="Ada" decoding="async">)");
  CHECK(fs::is_regular_file(site / "site/assets/resized/a.png-200.webp"));
  CHECK(make_summary(report).find("pictures 1, and 2 copies of them in fewer pixels") !=
        std::string::npos);
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

namespace {

std::uint32_t crc_of(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : bytes) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

std::string whole_chunk(const std::string& name, const std::string& data) {
  return big_endian(static_cast<std::uint32_t>(data.size()), 4) + name + data +
         big_endian(crc_of(name + data), 4);
}

/// A grey picture whose data are stored, not compressed.
std::string whole_png(std::uint32_t width, std::uint32_t height) {
  std::string stream = "\x78\x01";
  std::uint32_t low = 1, high = 0;
  for (std::uint32_t y = 0; y < height; ++y) {
    const std::string row = '\0' + std::string(width, '\x55');
    const auto size = static_cast<std::uint32_t>(row.size());
    stream += (y + 1 == height ? '\x01' : '\0') + little_endian(size, 2) +
              little_endian(~size & 0xFFFF, 2) + row;
    for (const char c : row) {
      low = (low + static_cast<unsigned char>(c)) % 65'521;
      high = (high + low) % 65'521;
    }
  }
  stream += big_endian(high << 16 | low, 4);
  return "\x89PNG\r\n\x1a\n" +
         whole_chunk("IHDR", big_endian(width, 4) + big_endian(height, 4) +
                                 std::string("\x08\0\0\0\0", 5)) +
         whole_chunk("tEXt", std::string("Comment\0secret place", 20)) +
         whole_chunk("IDAT", stream) + whole_chunk("IEND", "");
}

}  // namespace

TEST_CASE("libvips makes the widths that were asked for, without metadata") {
  const char* const path = std::getenv("PATH");
  const auto resizer = Resizer::find(path == nullptr ? "" : path);
  if (!resizer) {
    MESSAGE("vipsthumbnail is not there; nothing is tried");
    return;
  }
  const Studio studio;
  studio.put("assets/a.png", whole_png(700, 350));
  studio.put("assets/cut.png", whole_png(700, 350).substr(0, 60));
  const Renditions made = make_renditions({{"assets/a.png", studio.folder / "assets/a.png"},
                                           {"assets/cut.png", studio.folder / "assets/cut.png"}},
                                          *resizer, studio.folder / "cache", 2);
  std::string sizes;
  for (const Rendition& one : made.all) {
    const auto head = read_picture_head(one.source).value();
    sizes += fmt::format("{} {}x{}\n", name_of(head.format), head.width, head.height);
    CHECK(read_file(one.source).find("secret place") == std::string::npos);
  }
  CHECK(sizes == "WebP 160x80\nWebP 320x160\nWebP 640x320\nWebP 700x350\n");
  CHECK(made.failed == std::vector<std::string>{"assets/cut.png"});
}
