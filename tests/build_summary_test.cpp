#include "commands/build_summary.hpp"

#include <doctest/doctest.h>

#include <string>

namespace offprint {
namespace {

Page page(PageKind kind, Format format = Format::kHtml) {
  Page page;
  page.kind = kind;
  page.format = format;
  return page;
}

Publication publication(const std::string& id, std::vector<Link> links) {
  Publication publication;
  publication.id = id;
  publication.links = std::move(links);
  return publication;
}

BuildReport small_report() {
  BuildReport report;
  report.built = true;
  report.site.url = "https://ada.example/";
  const SourceId source = report.sources.add("content/publications/a.json", "[]");
  report.catalog.publications.push_back(publication("ada1843", {{"PDF", "https://x/", {}}}));
  report.catalog.fates = {
      {Fate::Kind::kRendered, "ada1843", {source, 2, 3}, 0, ""},
      {Fate::Kind::kMerged, "notes", {source, 9, 3}, 0, "same DOI `10.1/x`"},
      {Fate::Kind::kRejected, "", {source, 12, 3}, kAbsent, "no title"},
  };
  report.plan.pages = {page(PageKind::kHome), page(PageKind::kPublication),
                       page(PageKind::kPublication, Format::kBibtex),
                       page(PageKind::kAsset, Format::kOther)};
  report.files = {3, 1, 0, 0, 12'345};
  report.times = {0.5, 0.25, 0.125, 0.25, 0.5, 0.25, 0.75, 0.125};
  return report;
}

TEST_CASE("a summary tells what became of the records, the pages and the files") {
  CHECK(
      make_summary(small_report()) ==
      "records  3 read: 1 rendered, 1 merged, 1 rejected\n"
      "pages    2: home 1, publication 1\n"
      "beside   2: BibTeX 1, assets 1\n"
      "files    12.3 kB: 3 written, 1 unchanged, 0 removed\n"
      "time     1.88 s: load 0.50, catalog 0.25, plan 0.12, render and write 1.00\n"
      "fates    content/publications/a.json:9:3: `notes` was merged into `ada1843`: same DOI "
      "`10.1/x`\n"
      "         content/publications/a.json:12:3: a record without an id was rejected: no title\n");
}

std::string from_row(const std::string& label, const std::string& summary) {
  const std::size_t at = summary.find("\n" + label);
  return at == std::string::npos ? "" : summary.substr(at + 1);
}

TEST_CASE("how long each stage took is told to who asks") {
  const std::string stages = from_row("stages", make_summary(small_report(), {.stages = true}));
  CHECK(stages.substr(0, stages.find("fates")) ==
        "stages   load     0.5000 s\n"
        "         catalog  0.2500 s\n"
        "         plan     0.1250 s\n"
        "         prepare  0.2500 s\n"
        "         pages    0.5000 s\n"
        "         finish   0.2500 s\n"
        "threads  render   0.7500 s\n"
        "         write    0.1250 s\n");
}

TEST_CASE("merged and rejected records beyond the first few are counted") {
  CHECK(from_row("fates", make_summary(small_report(), {.fates = 1})) ==
        "fates    content/publications/a.json:9:3: `notes` was merged into `ada1843`: same DOI "
        "`10.1/x`\n"
        "         1 more record merged or rejected; `--verbose` tells each\n");
  CHECK(from_row("fates", make_summary(small_report(), {.fates = 0})) ==
        "fates    2 records merged or rejected; `--verbose` tells each\n");
}

TEST_CASE("notes tell what was left out and left alone") {
  BuildReport report = small_report();
  report.files.strangers = 2;
  report.catalog.publications[0].links.push_back({"code", "", {}});
  CHECK(from_row("notes", make_summary(report)) ==
        "notes    1 link without URL, shown as plain text\n"
        "         2 files of another build or by another hand in the output folder, left alone\n");
}

TEST_CASE("on a terminal labels stand out and lines are broken to its width") {
  const std::string summary = make_summary(small_report(), {.color = true, .columns = 60});
  CHECK(summary.substr(0, summary.find("pages")) ==
        "\x1b[1mrecords  \x1b[0m3 read: 1 rendered, 1 merged, 1 rejected\n\x1b[1m");
  const std::string time = from_row("\x1b[1mtime", summary);
  CHECK(time.substr(0, time.find("\x1b[1mfates")) ==
        "\x1b[1mtime     \x1b[0m1.88 s: load 0.50, catalog 0.25, plan 0.12, render\n"
        "         and write 1.00\n");
}

}  // namespace
}  // namespace offprint
