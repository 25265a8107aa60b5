#include "write/write.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <system_error>
#include <thread>

#include "base/files.hpp"
#include "base/folder_mark.hpp"
#include "write/output_folder.hpp"
#include "writing_desk.hpp"

namespace offprint {
namespace {

using namespace std::chrono_literals;

/// Runs `work` in a process of its own; its exit status, or 99 where it threw.
template <typename Work>
int in_child(Work work) {
  std::fflush(stdout);
  const pid_t child = ::fork();
  if (child == 0) {
    int code = 99;
    try {
      code = work();
    } catch (...) {
    }
    ::_exit(code);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WEXITSTATUS(status);
}

TEST_CASE("a first build writes everything, a second nothing") {
  const WritingDesk shop;
  const Pages pages = {{"index.html", "home"}, {"people/ada.html", "Ada"}, {"a/b/c/d.css", ""}};
  CHECK(shop.build(pages) == "3 written, 0 unchanged, 0 removed");
  CHECK(shop.tree() == "a/b/c/d.css = \nindex.html = home\npeople/ada.html = Ada\n");
  const struct stat before = status_of(shop.out / "people/ada.html");
  const struct stat manifest = status_of(fs::directory_iterator(shop.state)->path());
  CHECK(shop.build(pages) == "0 written, 3 unchanged, 0 removed");
  const struct stat after = status_of(shop.out / "people/ada.html");
  CHECK(before.st_ino == after.st_ino);
  CHECK(before.st_ctim.tv_nsec == after.st_ctim.tv_nsec);
  CHECK(manifest.st_ino == status_of(fs::directory_iterator(shop.state)->path()).st_ino);
}

TEST_CASE("only what changed is written, what is stale goes with its empty folders") {
  const WritingDesk shop;
  shop.build({{"index.html", "home"}, {"a/b/old.html", "old"}, {"a/keep.html", "k"}, {"z/z", "z"}});
  CHECK(shop.build({{"index.html", "new home"}, {"a/keep.html", "k"}}) ==
        "1 written, 1 unchanged, 2 removed");
  CHECK(shop.tree() == "a/keep.html = k\nindex.html = new home\n");
  CHECK(!fs::exists(shop.out / "a/b"));
  CHECK(!fs::exists(shop.out / "z"));
}

TEST_CASE("strangers' files are never touched, nor the folders that hold them") {
  const WritingDesk shop;
  put(shop.out / ".gitignore", "*\n");
  put(shop.out / "CNAME", "ada.example");
  CHECK(shop.build({{"people/ada.html", "Ada"}}) == "1 written, 0 unchanged, 0 removed");
  put(shop.out / "people/notes.txt", "mine");
  CHECK(shop.build({{"index.html", "home"}}) == "1 written, 0 unchanged, 1 removed");
  CHECK(shop.tree() ==
        ".gitignore = *\n\nCNAME = ada.example\nindex.html = home\npeople/notes.txt = mine\n");
}

TEST_CASE("a page that was edited, touched, truncated, locked or deleted by hand is put right") {
  const WritingDesk shop;
  const Pages pages = {{"index.html", "home"}};
  shop.build(pages);
  const fs::path page = shop.out / "index.html";
  put(page, "hand");
  CHECK(shop.build(pages) == "1 written, 0 unchanged, 0 removed");
  put(page, "");
  CHECK(shop.build(pages) == "1 written, 0 unchanged, 0 removed");
  fs::remove(page);
  CHECK(shop.build(pages) == "1 written, 0 unchanged, 0 removed");
  fs::last_write_time(page, fs::file_time_type::clock::now() - 1h);
  CHECK(shop.build(pages) == "0 written, 1 unchanged, 0 removed");
  fs::permissions(page, fs::perms::owner_read);
  CHECK(shop.build(pages) == "0 written, 1 unchanged, 0 removed");
  CHECK((status_of(page).st_mode & 07777) == 0644);
  CHECK(shop.tree() == "index.html = home\n");
}

TEST_CASE("a stranger's file at an address of ours stops the build, until it is moved away") {
  const WritingDesk shop;
  shop.build({{"index.html", "home"}});
  put(shop.out / "people/ada.html", "by hand");
  const Pages pages = {{"index.html", "home"}, {"people/ada.html", "Ada"}};
  const std::string refused =
      "`site/people/ada.html` was not made by offprint and stands where a page belongs: File "
      "exists";
  CHECK(shop.build(pages) == refused);
  CHECK(shop.build(pages) == refused);
  CHECK(shop.tree() == "index.html = home\npeople/ada.html = by hand\n");
  fs::remove(shop.out / "people/ada.html");
  CHECK(shop.build(pages) == "1 written, 1 unchanged, 0 removed");
}

TEST_CASE("a stranger's file that holds the very bytes is taken over") {
  const WritingDesk shop;
  shop.build({{"index.html", "home"}});
  put(shop.out / "people/ada.html", "Ada");
  CHECK(shop.build({{"index.html", "home"}, {"people/ada.html", "Ada"}}) ==
        "0 written, 2 unchanged, 0 removed");
  CHECK(shop.build({{"index.html", "home"}}) == "0 written, 1 unchanged, 1 removed");
}

TEST_CASE("links and pipes in the way are refused, not followed or opened") {
  const WritingDesk shop;
  shop.build({{"index.html", "home"}, {"people/ada.html", "Ada"}});
  put(shop.folder / "outside/secret", "secret");
  const Pages pages = {{"index.html", "home"}, {"people/ada.html", "Ada"}, {"x.html", "x"}};
  const std::string tail =
      "` was not made by offprint and stands where a page belongs: File exists";

  fs::create_symlink(shop.folder / "outside/secret", shop.out / "x.html");
  CHECK(shop.build(pages) == "`site/x.html" + tail);
  fs::remove(shop.out / "x.html");
  REQUIRE(::mkfifo((shop.out / "x.html").c_str(), 0644) == 0);
  CHECK(shop.build(pages) == "`site/x.html" + tail);
  fs::remove(shop.out / "x.html");
  fs::create_directory(shop.out / "x.html");
  CHECK(shop.build(pages) == "`site/x.html" + tail);
  fs::remove(shop.out / "x.html");

  fs::remove(shop.out / "index.html");
  fs::create_symlink(shop.folder / "outside/secret", shop.out / "index.html");
  CHECK(shop.build(pages) == "`site/index.html" + tail);
  CHECK(read_file(shop.folder / "outside/secret") == "secret");
}

TEST_CASE("a folder that became a link leads nowhere, for writing and for removing") {
  const WritingDesk shop;
  shop.build({{"people/ada.html", "Ada"}, {"index.html", "home"}});
  put(shop.folder / "outside/ada.html", "Ada");
  fs::remove_all(shop.out / "people");
  fs::create_directory_symlink(shop.folder / "outside", shop.out / "people");
  CHECK(shop.build({{"people/ada.html", "new"}}) ==
        "a folder is needed at `site/people`, where something else stands (links are never "
        "followed): Not a directory");
  CHECK(shop.build({{"index.html", "home"}}) == "0 written, 1 unchanged, 0 removed");
  CHECK(read_file(shop.folder / "outside/ada.html") == "Ada");
}

TEST_CASE("a page may take the place of a folder of ours, and a folder that of a page") {
  const WritingDesk shop;
  shop.build({{"a", "page"}, {"b/c/d", "deep"}});
  CHECK(shop.build({{"a/x", "below"}, {"b", "page"}}) == "2 written, 0 unchanged, 2 removed");
  CHECK(shop.tree() == "a/x = below\nb = page\n");
}

TEST_CASE("modes are 0644 and 0755 whatever the umask, for new files and changed ones") {
  WritingDesk shop;
  const mode_t former = ::umask(077);
  shop.out = shop.folder / "deep/er/site";
  shop.build({{"people/ada.html", "Ada"}, {"x.html", "x"}});
  shop.build({{"people/ada.html", "Ada Lovelace"}, {"x.html", "x"}});
  ::umask(former);
  for (const char* file : {"people/ada.html", "x.html"})
    CHECK((status_of(shop.out / file).st_mode & 07777) == 0644);
  for (const char* folder : {"deep", "deep/er", "deep/er/site", "deep/er/site/people"})
    CHECK((status_of(shop.folder / folder).st_mode & 07777) == 0755);
}

TEST_CASE("addresses that lead out of the folder or are no file names are refused") {
  for (const char* address :
       {"", "/etc/passwd", "..", "../x", "a/../b", "./a", "a//b", "a/", "a\\b", "a\nb", "\x7f"}) {
    CHECK_MESSAGE(!is_safe_address(address), address);
    CHECK(WritingDesk().build({{address, "x"}}).starts_with("unsafe address"));
  }
  CHECK(!is_safe_address(std::string_view("a\0b", 3)));
  CHECK(!is_safe_address(std::string(256, 'x')));
  for (const char* address : {"index.html", ".nojekyll", "a/..b/c...html", "ümläut/日本.html"})
    CHECK_MESSAGE(is_safe_address(address), address);
}

TEST_CASE("each address is announced once, and only announced ones are written") {
  const WritingDesk shop;
  const Claim claim(shop.out, shop.state);
  SiteWriter writer(claim, {"a.html"});
  CHECK_THROWS_WITH_AS(writer.write("b.html", "x"),
                       "address `b.html` was not announced: Invalid argument", std::system_error);
  CHECK_THROWS_WITH_AS(SiteWriter(claim, {"a", "b", "a"}),
                       "two pages at one address, `a`: Invalid argument", std::system_error);
}

TEST_CASE("an output folder that holds sources or a stranger's files is refused") {
  WritingDesk shop;
  put(shop.folder / "content/site.yaml", "title: x");
  const auto refusal = [&](const fs::path& out) {
    shop.out = out;
    return shop.build({{"index.html", "home"}});
  };
  const auto ends = [](const std::string& text, const std::string& end) {
    return text.ends_with(end + ": Operation not permitted");
  };
  CHECK(ends(refusal("/"), "is the root of the file system"));
  CHECK(ends(refusal(shop.folder.path()), "holds the site's sources"));
  CHECK(ends(refusal(shop.folder.path().parent_path()), "holds the site's sources"));
  CHECK(ends(refusal(shop.folder / "content"), "lies among the site's sources"));
  CHECK(ends(refusal(shop.folder / "templates/x/"), "lies among the site's sources"));
  CHECK(ends(refusal(shop.folder / ".offprint"), "lies among the site's sources"));
  put(shop.folder / "home/x", "x");
  ::setenv("HOME", (shop.folder / "home/").c_str(), 1);
  CHECK(ends(refusal(shop.folder / "home"), "is the home folder"));
  put(shop.folder / "photos/2024/me.jpg", "jpg");
  CHECK(ends(refusal(shop.folder / "photos"),
             "holds files that offprint did not make; choose another, or empty it"));
  CHECK(read_file(shop.folder / "photos/2024/me.jpg") == "jpg");
}

TEST_CASE("a former build whose manifest was lost is taken over, unknown files are left") {
  const WritingDesk shop;
  const std::string mark(kFolderMark);
  shop.build({{".nojekyll", mark}, {"index.html", "home"}, {"old.html", "old"}});
  fs::remove_all(shop.state);
  CHECK(shop.build({{".nojekyll", mark}, {"index.html", "new"}, {"x/y.html", "y"}}) ==
        "2 written, 1 unchanged, 0 removed, 1 left");
  CHECK(shop.tree() ==
        ".nojekyll = " + mark + "\nindex.html = new\nold.html = old\nx/y.html = y\n");
  CHECK(shop.build({{".nojekyll", mark}}) == "0 written, 1 unchanged, 2 removed");
}

TEST_CASE("a damaged manifest is as good as a lost one") {
  const WritingDesk shop;
  const Pages pages = {{".nojekyll", std::string(kFolderMark)}, {"index.html", "home"}};
  shop.build(pages);
  for (const auto& entry : fs::directory_iterator(shop.state))
    if (entry.path().filename().string().starts_with("manifest")) put(entry.path(), "offprint man");
  CHECK(shop.build(pages) == "0 written, 2 unchanged, 0 removed");
}

TEST_CASE("two output folders of one site have a manifest each") {
  WritingDesk shop;
  shop.build({{"index.html", "home"}});
  shop.out = shop.folder / "preview";
  CHECK(shop.build({{"draft.html", "x"}}) == "1 written, 0 unchanged, 0 removed");
  shop.out = shop.folder / "site";
  CHECK(shop.build({{"index.html", "home"}}) == "0 written, 1 unchanged, 0 removed");
}

TEST_CASE("the output folder itself may be a link") {
  WritingDesk shop;
  fs::create_directory(shop.folder / "www");
  fs::create_directory_symlink(shop.folder / "www", shop.out);
  CHECK(shop.build({{"index.html", "home"}}) == "1 written, 0 unchanged, 0 removed");
  CHECK(read_file(shop.folder / "www/index.html") == "home");
}

TEST_CASE("regular files are copied, others refused without waiting for them") {
  const WritingDesk shop;
  put(shop.folder / "content/portrait.jpg", "jpg");
  REQUIRE(::mkfifo((shop.folder / "pipe").c_str(), 0644) == 0);
  const Claim claim(shop.out, shop.state);
  SiteWriter writer(claim, {"assets/portrait.jpg", "assets/pipe"});
  writer.copy("assets/portrait.jpg", shop.folder / "content/portrait.jpg");
  CHECK_THROWS_AS(writer.copy("assets/pipe", shop.folder / "pipe"), std::system_error);
  CHECK(writer.finish().written == 1);
  CHECK(shop.tree() == "assets/portrait.jpg = jpg\n");
}

TEST_CASE("what was announced but not written stays as it was") {
  const WritingDesk shop;
  shop.build({{"a.html", "a"}, {"b.html", "b"}});
  const Claim claim(shop.out, shop.state);
  SiteWriter writer(claim, {"a.html", "b.html", "c.html"});
  writer.write("a.html", "new");
  CHECK(writer.finish().removed == 0);
  CHECK(shop.tree() == "a.html = new\nb.html = b\n");
}

TEST_CASE("a folder that may not be written to is an error of the machine") {
  const WritingDesk shop;
  fs::permissions(shop.folder.path(), fs::perms::all);
  fs::create_directory(shop.out);
  ::chmod(shop.out.c_str(), 0555);
  const int code = in_child([&] {
    if (::geteuid() == 0 && ::setuid(65534) != 0) return 98;
    const std::string result = shop.build({{"index.html", "home"}});
    return result.ends_with(": Permission denied") ? 0 : 1;
  });
  CHECK(code == 0);
  fs::permissions(shop.out, fs::perms::all);
}

TEST_CASE("a full disk is an error of the machine, and the former page stays whole") {
  const WritingDesk shop;
  shop.build({{"index.html", "home"}});
  const int code = in_child([&] {
    ::signal(SIGXFSZ, SIG_IGN);
    const Claim claim(shop.out, shop.state);
    SiteWriter writer(claim, {"index.html"});
    const rlimit limit{1000, 1000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    try {
      writer.write("index.html", std::string(5000, 'x'));
    } catch (const std::system_error& error) {
      return error.code() == std::errc::file_too_large ? 0 : 1;
    }
    return 2;
  });
  CHECK(code == 0);
  CHECK(shop.tree() == "index.html = home\n");
}

TEST_CASE("of two builds at once the second waits, or says who is in the way") {
  const WritingDesk shop;
  auto first = std::make_unique<Claim>(shop.out, shop.state);
  const std::string refusal = shop.build({{"b", "b"}});
  CHECK(refusal.starts_with("another build is writing `site`; it holds `.offprint/lock-"));
  CHECK(refusal.ends_with("`: Resource temporarily unavailable"));
  std::thread release([&] {
    std::this_thread::sleep_for(60ms);
    first.reset();
  });
  Claim(shop.out, shop.state, 10s);
  release.join();
  CHECK(shop.build({{"b", "b"}}) == "1 written, 0 unchanged, 0 removed");
}

TEST_CASE("many threads write at once") {
  const WritingDesk shop;
  Pages pages;
  for (int i = 0; i < 400; ++i)
    pages[fmt::format("{}/{}/{}.html", i % 3, i % 7, i)] = std::to_string(i);
  {
    const Claim claim(shop.out, shop.state);
    SiteWriter writer(claim, addresses_of(pages));
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&, t] {
        int i = 0;
        for (const auto& [address, bytes] : pages)
          if (i++ % 4 == t) writer.write(address, bytes);
      });
    for (std::thread& thread : threads) thread.join();
    CHECK(writer.finish().written == 400);
  }
  CHECK(shop.build(pages) == "0 written, 400 unchanged, 0 removed");
}

TEST_CASE("a site is written with few open files") {
  const WritingDesk shop;
  Pages pages;
  for (int i = 0; i < 300; ++i) pages[fmt::format("venues/v{}/index.html", i)] = "x";
  const int code = in_child([&] {
    const rlimit limit{32, 32};
    ::setrlimit(RLIMIT_NOFILE, &limit);
    return shop.build(pages) == "300 written, 0 unchanged, 0 removed" ? 0 : 1;
  });
  CHECK(code == 0);
}

Pages site_of(char letter, int pages) {
  Pages site;
  for (int i = 0; i < pages; ++i)
    site[fmt::format("{}/{}.html", i % 5, i)] = std::string(60'000, letter);
  return site;
}

/// Builds for ever, with changing bytes and numbers of pages.
[[noreturn]] void build_on(const WritingDesk& shop) {
  for (int round = 0;; ++round) shop.build(site_of(round % 2 == 0 ? 'a' : 'b', 20 + round % 11));
}

TEST_CASE("a build that is killed at any moment leaves whole files, and the next repairs all") {
  const WritingDesk shop;
  for (int i = 0; i < 12; ++i) {
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) build_on(shop);
    std::this_thread::sleep_for(std::chrono::microseconds(1500 + i * 1700));
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    if (!fs::exists(shop.out)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(shop.out)) {
      if (!entry.path().filename().string().ends_with(".html")) continue;
      const std::string bytes = read_file(entry.path());
      const bool whole =
          bytes == "home" || bytes == std::string(60'000, 'a') || bytes == std::string(60'000, 'b');
      CHECK_MESSAGE(whole, entry.path());
    }
    CHECK(!shop.build({{"index.html", "home"}}).empty());
    CHECK(shop.tree() == "index.html = home\n");
  }
}

}  // namespace
}  // namespace offprint
