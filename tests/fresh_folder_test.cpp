#include "write/fresh_folder.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "base/folder_mark.hpp"
#include "writing_desk.hpp"

namespace offprint {
namespace {

TEST_CASE("a fresh build replaces the folder, and keeps in it what is not ours") {
  const WritingDesk shop;
  shop.build({{"index.html", "home"}, {"people/ada.html", "Ada"}, {"old/er.html", "old"}});
  put(shop.out / ".gitignore", "*\n");
  put(shop.out / ".git/HEAD", "ref");
  fs::create_directories(shop.out / ".git/refs/tags");
  put(shop.out / "old/notes.txt", "mine");
  put(shop.out / "index.html", "by hand");
  fs::create_symlink("/nowhere", shop.out / "link");
  fs::permissions(shop.out, fs::perms(02750));
  const struct stat before = status_of(shop.out), notes = status_of(shop.out / "old/notes.txt");
  CHECK(shop.build({{"index.html", "home"}, {"x/y.html", "y"}}, Former::kReplaced) ==
        "2 written, 0 unchanged, 2 removed");
  CHECK(shop.tree() ==
        ".git/HEAD = ref\n.gitignore = *\n\nindex.html = home\nlink = (special)\n"
        "old/notes.txt = mine\nx/y.html = y\n");
  CHECK(fs::is_directory(shop.out / ".git/refs/tags"));
  CHECK(status_of(shop.out).st_ino != before.st_ino);
  CHECK(status_of(shop.out).st_mode == before.st_mode);
  CHECK(status_of(shop.out / "old/notes.txt").st_ino == notes.st_ino);
  CHECK(shop.names() == ".offprint site ");
  CHECK(shop.build({{"index.html", "home"}, {"x/y.html", "y"}}) ==
        "0 written, 2 unchanged, 0 removed");
}

TEST_CASE(
    "a fresh build is also a first one, and takes over a former one whose manifest was lost") {
  const WritingDesk shop;
  const std::string mark(kFolderMark);
  const Pages pages = {{".nojekyll", mark}, {"index.html", "home"}};
  CHECK(shop.build(pages, Former::kReplaced) == "2 written, 0 unchanged, 0 removed");
  put(shop.out / "stale.html", "whose?");
  fs::remove_all(shop.state);
  CHECK(shop.build(pages, Former::kReplaced) == "2 written, 0 unchanged, 0 removed, 1 left");
  CHECK(shop.tree() == ".nojekyll = " + mark + "\nindex.html = home\nstale.html = whose?\n");
}

TEST_CASE("a fresh build refuses a stranger's file where a page belongs, and changes nothing") {
  const WritingDesk shop;
  shop.build({{"index.html", "home"}});
  put(shop.out / "a.html", "by hand");
  put(shop.out / "people", "a file");
  const std::string tree = shop.tree();
  CHECK(shop.build({{"a.html", "a"}}, Former::kReplaced) ==
        "`site/a.html` was not made by offprint and stands where a page belongs: File exists");
  CHECK(shop.build({{"people/ada.html", "Ada"}}, Former::kReplaced) ==
        "`site/people` was not made by offprint and stands where a page belongs: File exists");
  CHECK(shop.tree() == tree);
  CHECK(shop.names() == ".offprint site ");
  {
    const Claim claim(shop.out, shop.state);
    SiteWriter writer(claim, {"index.html"}, Former::kReplaced);
    writer.write("index.html", "never finished");
    CHECK((status_of(shop.folder / ".offprint-fresh-site").st_mode & 07777) == 0700);
  }
  CHECK(shop.tree() == tree);
  CHECK(shop.names() == ".offprint site ");
}

TEST_CASE("what a killed fresh build left is put right by the next one, whatever its kind") {
  const WritingDesk shop;
  shop.build({{"index.html", "home"}});
  const auto kill_it = [&](const char* leave) {
    put(shop.folder / ".offprint-fresh-site/index.html", "half");
    if (std::string_view(leave) == "stepped aside")
      fs::rename(shop.out, shop.folder / ".offprint-former-site");
    if (std::string_view(leave) == "not removed")
      put(shop.folder / ".offprint-former-site/index.html", "former");
  };
  for (const char* leave : {"filling", "stepped aside", "not removed"}) {
    CAPTURE(leave);
    for (const Former former : {Former::kKept, Former::kReplaced}) {
      kill_it(leave);
      shop.build({{"index.html", "home"}}, former);
      CHECK(shop.tree() == "index.html = home\n");
      CHECK(shop.names() == ".offprint site ");
    }
  }
}

}  // namespace
}  // namespace offprint
