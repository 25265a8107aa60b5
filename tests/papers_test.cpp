// PDFs that records name by a path: found below content/, copied to stand beside the page.
#include "load/papers.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "export/meta.hpp"
#include "sample_site.hpp"
#include "temp_folder.hpp"

using namespace offprint;

namespace {

namespace fs = std::filesystem;

void write(const fs::path& path) {
  fs::create_directories(path.parent_path());
  std::ofstream(path) << "%PDF-1.4";
}

Record record_with(std::vector<Link> links) {
  Record record = sample_record();
  record.links = std::move(links);
  return record;
}

/// What was found, then what is wrong, a line each.
std::string found(const std::vector<Link>& links, const fs::path& content) {
  Diagnostics diagnostics;
  std::string out;
  for (const Asset& paper : find_papers({record_with(links)}, content, diagnostics))
    out += paper.path + " is " + fs::path(paper.source).lexically_relative(content).string() + "\n";
  for (const Diagnostic& diagnostic : diagnostics.all()) out += diagnostic.message + "\n";
  return out;
}

/// The assets of a site of one paper, and where its links lead.
std::string placed(std::vector<Link> links, std::vector<Asset> papers) {
  Content content;
  content.records = {record_with(std::move(links))};
  content.papers = std::move(papers);
  content.assets = {{"assets/slides.pdf", "/c/assets/slides.pdf"}};
  Diagnostics diagnostics;
  const Catalog catalog = make_catalog(std::move(content), diagnostics);
  std::string out;
  for (const Asset& asset : catalog.assets) out += asset.path + " is " + asset.source + "\n";
  for (const Link& link : catalog.publications[0].links) out += link.label + ": " + link.url + "\n";
  return out;
}

}  // namespace

TEST_CASE("a PDF that a record names is found below content/, and a missing one is named") {
  const TempFolder folder;
  const fs::path content = folder.path() / "content";
  write(content / "papers/a b.pdf");
  write(folder.path() / "secret.pdf");
  fs::create_symlink(folder.path() / "secret.pdf", content / "papers/link.pdf");
  CHECK(found({{.label = "PDF", .url = "papers/a%20b.pdf#page=2"},
               {.label = "PDF", .url = "./papers/a%20b.pdf"},
               {.label = "PDF", .url = "papers/none.PDF"},
               {.label = "PDF", .url = "papers/link.pdf"},
               {.label = "PDF", .url = "papers%2F..%2F..%2Fsecret.pdf"},
               {.label = "PDF", .url = "https://example.org/x.pdf"},
               {.label = "Slides", .url = "assets/none.key"},
               {.label = "Page", .url = "about.html"},
               {.label = "Nothing"}},
              content) ==
        "./papers/a%20b.pdf is papers/a b.pdf\n"
        "papers/a%20b.pdf#page=2 is papers/a b.pdf\n"
        "there is no file `content/papers/none.PDF`\n"
        "there is no file `content/papers/link.pdf`\n"
        "there is no file `content/papers/../../secret.pdf`\n"
        "there is no file `content/assets/none.key`\n");
}

TEST_CASE("a paper is copied to stand beside its page, and the link leads there") {
  CHECK(placed({{.label = "Slides", .url = "assets/slides.pdf"},
                {.label = "Slides", .url = "talks/x.pdf"},
                {.label = "PDF", .url = "papers/x.pdf"},
                {.label = "PDF, long", .url = "papers/y.pdf"},
                {.label = "code", .url = "https://example.org/x.pdf"}},
               {{"assets/slides.pdf", "/c/assets/slides.pdf"},
                {"papers/x.pdf", "/c/papers/x.pdf"},
                {"papers/y.pdf", "/c/papers/y.pdf"},
                {"talks/x.pdf", "/c/talks/x.pdf"}}) ==
        "assets/slides.pdf is /c/assets/slides.pdf\n"
        "publications/byron2022-2.pdf is /c/papers/y.pdf\n"
        "publications/byron2022-slides.pdf is /c/talks/x.pdf\n"
        "publications/byron2022.pdf is /c/papers/x.pdf\n"
        "Slides: assets/slides.pdf\n"
        "Slides: publications/byron2022-slides.pdf\n"
        "PDF: publications/byron2022.pdf\n"
        "PDF, long: publications/byron2022-2.pdf\n"
        "code: https://example.org/x.pdf\n");
}
