// Builds that have nothing to do: when they know it, and what they say.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/files.hpp"
#include "build.hpp"
#include "commands/build_memory.hpp"
#include "process.hpp"
#include "site_folder.hpp"
#include "write/receipt.hpp"

namespace offprint {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kIdle = "nothing has changed since the last build";

/// A site that gives warnings, with and without an excerpt of what they speak of.
struct QuietSite : SiteFolder {
  QuietSite()
      : SiteFolder({{"publications/works.yaml",
                     "- title: Notes\n  id: notes\n  type: book\n  issued: 1843\n"
                     "  links: {PDF: lost.pdf}\n"},
                    {"assets/portrait.jpg", "jpg"},
                    {"news/2020-01-01-n.md", "---\ntitle: N\n---\nText.\n"},
                    {"notes.txt", "who reads this?"}}) {
    put("templates/.note.html", "{# a name with a dot may be included too #}");
  }

  void put(const fs::path& path, std::string_view bytes) const {
    fs::create_directories((*this / path).parent_path());
    std::ofstream(*this / path, std::ios::binary) << bytes;
  }

  ProcessResult build(std::vector<std::string> options = {}) const {
    options.insert(options.begin(), "build");
    return run_process(OFFPRINT_PROGRAM, options, path());
  }

  fs::path kept(std::string_view name) const {
    for (const auto& entry : fs::directory_iterator(*this / ".offprint"))
      if (entry.path().filename().string().starts_with(name)) return entry.path();
    return {};
  }
};

bool is_idle(const ProcessResult& result) { return result.out.find(kIdle) != std::string::npos; }

/// The summary without the two rows that tell of this build alone.
std::string lasting(const std::string& summary) {
  const std::size_t files = summary.find("\nfiles "), time = summary.find("\ntime ");
  return summary.substr(0, files) + summary.substr(summary.find('\n', time + 1));
}

void change_bytes_alone(const fs::path& path) {
  const auto time = fs::last_write_time(path);
  std::fstream(path, std::ios::binary | std::ios::in | std::ios::out) << "J";
  fs::last_write_time(path, time);
}

TEST_CASE("a build that has nothing to do says what the one before it said") {
  const QuietSite site;
  const ProcessResult first = site.build(), second = site.build();
  CHECK(first.status == 0);
  CHECK(second.status == 0);
  CHECK(first.error.find("content/publications/works.yaml:5:11: warning[missing-file]: there is no "
                         "file `content/lost.pdf`; the link is made all the same\n"
                         "      5 |   links: {PDF: lost.pdf}\n") != std::string::npos);
  CHECK(first.error.find("content/notes.txt: warning[unread]: the file is not read\n") !=
        std::string::npos);
  CHECK(second.error == first.error);
  CHECK(!is_idle(first));
  CHECK(is_idle(second));
  CHECK(lasting(second.out) == lasting(first.out));
  CHECK(second.out.find(": 0 written, ") != std::string::npos);
  CHECK(second.out.find(" unchanged, 0 removed\n") != std::string::npos);
}

TEST_CASE("whatever changes a site is noticed, in the content, the theme and the output") {
  const QuietSite site;
  const std::vector<std::pair<std::string, std::function<void()>>> edits = {
      {"a record", [&] { site.write("publications/more.yaml", "- {title: B, issued: 1844}\n"); }},
      {"a record's file renamed",
       [&] {
         fs::rename(site / "content/publications/more.yaml",
                    site / "content/publications/yet.yaml");
       }},
      {"a record's file removed", [&] { fs::remove(site / "content/publications/yet.yaml"); }},
      {"the settings", [&] { site.write("site.yaml", "version: 1\ntitle: U\n"); }},
      {"a file that was not there", [&] { site.write("people.yaml", "[]\n"); }},
      {"an asset, with size and time as before",
       [&] { change_bytes_alone(site / "content/assets/portrait.jpg"); }},
      {"a template", [&] { site.put("templates/partials/footer.html", "<p>footer"); }},
      {"a template whose name begins with a dot", [&] { site.put("templates/.note.html", ""); }},
      {"a template removed", [&] { fs::remove(site / "templates/partials/footer.html"); }},
      {"a page edited", [&] { site.put("site/index.html", "by hand"); }},
      {"a page removed", [&] { fs::remove(site / "site/index.html"); }},
      {"a page touched",
       [&] { fs::last_write_time(site / "site/index.html", fs::file_time_type::clock::now()); }},
      {"a page locked", [&] { ::chmod((site / "site/index.html").c_str(), 0600); }},
      {"the output folder removed", [&] { fs::remove_all(site / "site"); }},
      {"the receipt damaged", [&] { fs::resize_file(site.kept("receipt"), 70); }},
      {"the manifest removed", [&] { fs::remove(site.kept("manifest")); }},
      {"another program's build",
       [&] {
         BuildOptions options;
         options.site = site.path();
         CHECK(build(options).built);
       }},
  };
  site.build();
  for (const auto& [what, edit] : edits) {
    CAPTURE(what);
    CHECK(is_idle(site.build()));
    edit();
    CHECK(!is_idle(site.build()));
  }
}

TEST_CASE("a folder of pages that became a link is not taken for what it was") {
  const QuietSite site;
  site.build();
  fs::rename(site / "site/news", site / "elsewhere");
  fs::create_directory_symlink(site / "elsewhere", site / "site/news");
  CHECK(site.build().status == 3);
}

TEST_CASE("options that change a site are noticed, others are not") {
  const QuietSite site;
  site.build();
  CHECK(is_idle(site.build({"--jobs", "3"})));
  CHECK(is_idle(site.build({"--source", "../" + site.path().filename().string()})));
  CHECK(is_idle(site.build({"--out", "site/"})));
  CHECK(!is_idle(site.build({"--base-url", "https://e.org/"})));
  CHECK(is_idle(site.build({"--base-url", "https://e.org/"})));
  CHECK(!is_idle(site.build()));
  CHECK(!is_idle(site.build({"--verbose"})));
  CHECK(is_idle(site.build({"--timings"})));
  CHECK(!is_idle(site.build({"--fresh"})));
  CHECK(is_idle(site.build()));
  CHECK(!is_idle(site.build({"--shard", "1/2", "--out", "part"})));
  CHECK(!is_idle(site.build({"--out", "other"})));
  CHECK(is_idle(site.build({"--out", "other"})));
  CHECK(is_idle(site.build()));
  CHECK(site.build({"--strict"}).status == 1);
}

TEST_CASE("a build that fails is not taken for the last one, nor does it spoil that") {
  const QuietSite site;
  site.build();
  site.write("people.yaml", "oh: no\n");
  for (int i = 0; i < 2; ++i) CHECK(site.build().status == 1);
  fs::remove(site / "content/people.yaml");
  CHECK(is_idle(site.build()));
  site.put("templates/partials/footer.html", "{{ nothing.at.all }}");
  for (int i = 0; i < 2; ++i) CHECK(site.build().status == 1);
  fs::remove(site / "templates/partials/footer.html");
  CHECK(!is_idle(site.build()));
  CHECK(is_idle(site.build()));
}

TEST_CASE("where not all of the content can be compared, everything is made") {
  const QuietSite site;
  fs::create_symlink("nowhere", site / "templates/broken");
  for (int i = 0; i < 2; ++i) CHECK(!is_idle(site.build()));
}

TEST_CASE("a receipt is read as it was written, and a damaged one not at all") {
  const Receipt receipt{0x6c1f2a0d9be3a714, 7, "words\nand \x1b[1mmore"};
  const std::string text = to_text(receipt);
  CHECK(text.starts_with("offprint receipt 1\n6c1f2a0d9be3a714 0000000000000007 "));
  const auto parsed = parse_receipt(text);
  REQUIRE(parsed);
  CHECK(parsed->inputs == receipt.inputs);
  CHECK(parsed->manifest == receipt.manifest);
  CHECK(parsed->words == receipt.words);
  for (std::size_t size = 0; size < text.size(); ++size)
    CHECK(!parse_receipt(text.substr(0, size)));
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string damaged = text;
    damaged[at] = '*';
    CHECK(!parse_receipt(damaged));
  }
}

TEST_CASE("a memory is read as it was written, and nothing else is one") {
  const BuildMemory memory{{{{"records", "1: 2"}, {"", ""}}, {{"notes", "a\nb"}}}, "warning"};
  const std::string text = to_text(memory);
  CHECK(text == "1:27:records4:1: 20:0:1:15:notes3:a\nb7:warning");
  const auto parsed = parse_build_memory(text);
  REQUIRE(parsed);
  CHECK(to_text(*parsed) == text);
  for (const char* bad : {"", "x", "1:2", "99:1", "1:0", "1:01:07:warning!", "-1:0"})
    CHECK_MESSAGE(!parse_build_memory(bad), bad);
}

TEST_CASE("warnings kept in colour are printed without, where there are no colours") {
  Sources sources;
  Diagnostics diagnostics;
  diagnostics.warning({sources.add("content/a.yaml", "a: b\n"), 1, 4}, "what is `b`\x1b[31m?");
  const auto text = [&](bool color) { return format(diagnostics, sources, {.color = color}); };
  CHECK(text(true) != text(false));
  CHECK(without_color(text(true)) == text(false));
  CHECK(without_color("") == "");
  CHECK(without_color("cut \x1b[1") == "cut ");
}

}  // namespace
}  // namespace offprint
