// Smaller copies of pictures while a site is served. A script stands in for libvips.
#include "serve/copy_maker.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <string>

#include "picture_bytes.hpp"
#include "serve/live_site.hpp"
#include "site_folder.hpp"

using namespace offprint;

namespace {

namespace fs = std::filesystem;

/// A site with a portrait, served with that script as the program that makes copies.
class Served {
 public:
  explicit Served(const std::string& script)
      : folder_{
            {"site.yaml", "version: 1\ntitle: T\nowner: ada\n"},
            {"people.yaml", "- {id: ada, name: Ada Byron, photo: {src: assets/a.png, alt: A}}\n"},
            {"assets/a.png", png(200, 100)},
            {"assets/resized/a.png-160.webp", "the site's own"},
            {"vipsthumbnail", "#!/bin/sh\n" + script + "\n"}} {
    const fs::path program = folder_ / "content/vipsthumbnail";
    fs::permissions(program, fs::perms::owner_all);
    site_.emplace(LiveSiteOptions{folder_.path(), "", "", false,
                                  Resizer::find(program.parent_path().c_str())});
    REQUIRE(site_->load().good);
  }

  WebResponse get(const std::string& target) const {
    return answer(*site_->now(), {"GET", target, {"localhost:4000"}, "", "", ""});
  }

 private:
  SiteFolder folder_;
  std::optional<LiveSite> site_;
};

/// "image/webp: bytes"
std::string told(const WebResponse& response) {
  return response.headers.front().second + ": " + response.body;
}

}  // namespace

TEST_CASE("a served page names copies of its pictures, and they are made when they are asked for") {
  const Served site("echo copy of; exec /bin/cat");
  CHECK(site.get("/").body.find("assets/resized/a.png-160.webp 160w, "
                                "assets/resized/a.png-200.webp 200w") != std::string::npos);
  CHECK(told(site.get("/assets/resized/a.png-200.webp")) ==
        "image/webp: copy of\n" + png(200, 100));
  CHECK(told(site.get("/assets/resized/a.png-200.webp")) ==
        "image/webp: copy of\n" + png(200, 100));
  CHECK(told(site.get("/assets/resized/a.png-160.webp")) == "image/webp: the site's own");
  CHECK(told(site.get("/assets/a.png")) == "image/png: " + png(200, 100));
  CHECK(site.get("/assets/resized/a.png-320.webp").status == 404);
}

TEST_CASE("where a copy cannot be made the original is sent as what it is") {
  const Served site("exit 1");
  CHECK(told(site.get("/assets/resized/a.png-200.webp")) == "image/png: " + png(200, 100));
}
