// commands/check.hpp: the account of every record, the report, and corrections that are taken up.
#include "commands/check.hpp"

#include <doctest/doctest.h>

#include <string>

#include "base/files.hpp"
#include "commands/account.hpp"
#include "commands/check_report.hpp"
#include "process.hpp"
#include "shared_folder.hpp"
#include "site_folder.hpp"

using namespace offprint;

namespace {

SiteFolder small_site() {
  return SiteFolder(
      {{"venues.yaml",
        "- {key: icml, name: ICML, editions: [{key: '2020', year: 2020, expected: 3}]}\n"},
       {"publications/a.yaml",
        "- {id: a, title: On the Shape of Things, author: [Ada Lovelace], DOI: 10.1000/x,\n"
        "   type: paper-conference, venue: icml, edition: 2020, page: 9-7}\n"
        "- {id: b, author: [Ada Lovelace]}\n"},
       {"publications/b.yaml",
        "- {id: c, title: On the Shape of Things, author: [A. Lovelace], DOI: 10.1000/X}\n"},
       {"publications/c.json", "[{\"id\": }]"}});
}

ProcessResult run(const std::vector<std::string>& arguments) {
  return run_process(OFFPRINT_PROGRAM, arguments, "/");
}

}  // namespace

TEST_CASE("every record is accounted for, by file and as a whole") {
  const SiteFolder site = small_site();
  const ProcessResult result = run({"check", site.path().string()});
  CHECK(result.status == 1);
  CHECK(result.out ==
        "records  3 read: 1 rendered, 1 merged, 1 rejected\n"
        "files    content/publications/a.yaml: 2 read: 1 rendered, 0 merged, 1 rejected\n"
        "         content/publications/b.yaml: 1 read: 0 rendered, 1 merged, 0 rejected\n"
        "         content/publications/c.json: not read: expected a value, found `}`\n"
        "expected ICML 2020: 3 expected, 1 there\n"
        "fates    content/publications/b.yaml:1:3: `c` was merged into `a`: same DOI `10.1000/x`\n"
        "         content/publications/a.yaml:3:3: `b` was rejected: key `title` is missing\n"
        "linter   1 finding: 1 pages\n"
        "address  site.yaml gives no `url`: a build makes no sitemap and no canonical links unless "
        "--base-url gives it\n"
        "found    2 errors, 2 warnings\n");
}

TEST_CASE("the report holds the same for programs") {
  const SiteFolder site = small_site();
  const CheckResult result = check_site(site.path());
  const Account account = make_account(result.catalog, result.sources, result.diagnostics);
  std::string report = make_check_report(result, account, true);
  report.erase(report.find(" \"rules\""));
  CHECK(report ==
        read_file(std::filesystem::path(OFFPRINT_SOURCE_DIR) / "tests/cases/check/report.json"));
}

TEST_CASE("warnings fail a strict check and a strict build, and nothing else") {
  const SiteFolder site({{"publications/a.yaml", "- {id: a, title: One, page: 9-7}\n"}});
  CHECK(run({"check", site.path().string()}).status == 0);
  CHECK(run({"check", "--strict", site.path().string()}).status == 1);
  const SiteFolder unread({{"publications/a.txt", "?"}});
  CHECK(run({"build", "--source", unread.path().string()}).status == 0);
  const ProcessResult strict = run({"build", "--strict", "--source", unread.path().string()});
  CHECK(strict.status == 1);
  CHECK(
      strict.error.ends_with("0 errors, 1 warning, which --strict takes for errors; nothing was "
                             "written, the former site is as it was\n"));
}

TEST_CASE("proposed corrections, taken up, leave nothing to be corrected") {
  const SiteFolder site(
      {{"publications/a.yaml",
        "- {id: a, title: 'BigDL 20: Cats &amp; dogs', author: [QIANRU SUN, {family: et al.}]}\n"
        "- {id: b, title: 'Retracted: On Cold Fusion', author: [jing Zhang2]}\n"
        "- {id: c, title: Front Matter}\n"
        "- {id: d, title: One good title, abstract: 'The recog- nition and recognition "
        "<inf>2</inf>.'}\n"}});
  const std::filesystem::path fixes = site / "content/overrides.yaml";
  CHECK(run({"check", site.path().string(), "--fix-file", fixes.string()}).status == 0);
  const CheckResult mended = check_site(site.path());
  CHECK(format(mended.diagnostics, mended.sources) == "");
  CHECK(mended.proposals.empty());
  CHECK(make_account(mended.catalog, mended.sources, mended.diagnostics).all.rejected == 1);
  const ProcessResult again = run({"check", site.path().string(), "--fix-file", fixes.string()});
  CHECK(again.status == 2);
  CHECK(again.error == "offprint: error: `" + fixes.string() +
                           "` exists and is not written over; name another file, and take from it "
                           "what you agree with\n");
}

TEST_CASE("a finding points at the key that it is about, in every format") {
  const SiteFolder site(
      {{"publications/a.bib",
        "@article{k, title = {Title: pages}, author = {Ada Lovelace},\n  year = 2020,\n"
        "  pages = {9--7}}\n"},
       {"publications/b.json", "[{\"id\": \"j\", \"title\": \"Some page\",\n  \"page\": \"9-7\"}]"},
       {"publications/c.yaml",
        "- id: y\n  title: \"page: 1\"\n  page: 9-7\n- {id: z, title: Z}\n"}});
  const CheckResult result = check_site(site.path());
  std::string places;
  for (const Finding& f : result.findings)
    places += std::string(result.sources.path(f.place.source)) + ":" +
              std::to_string(f.place.line) + ":" + std::to_string(f.place.column) + "\n";
  CHECK(places ==
        "content/publications/a.bib:3:3\ncontent/publications/b.json:2:3\n"
        "content/publications/c.yaml:3:3\n");
}
