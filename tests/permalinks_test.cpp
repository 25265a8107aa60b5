// content/permalinks.txt: its text, what a plan makes of it, the pages that lead on, the command.
#include "plan/permalinks.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "case_file.hpp"
#include "html_facts.hpp"
#include "load/load.hpp"
#include "load/permalinks.hpp"
#include "plan/promises.hpp"
#include "print_lines.hpp"
#include "process.hpp"
#include "site_folder.hpp"

using namespace offprint;

namespace {

namespace fs = std::filesystem;
using Lines = std::vector<std::string>;

/// Two works, a page, and somebody who has taken another name.
struct SmallSite : SiteFolder {
  SmallSite()
      : SiteFolder(
            {{"publications/works.yaml",
              "- {id: engine, title: Notes on the Engine, authors: [Ada Lovelace], year: 1843}\n"
              "- {id: loom, title: On Looms, authors: [Jane Doe, Ada Lovelace], year: 1844}\n"},
             {"people.yaml", "- {id: alex-kim, name: Alex Kim, former-names: [Jane Doe]}\n"},
             {"pages/about.md", "---\ntitle: About\n---\nHere.\n"}}) {}

  std::string ledger() const { return read_file(path() / "content/permalinks.txt"); }

  ProcessResult run(std::vector<std::string> arguments) const {
    return run_process(OFFPRINT_PROGRAM, arguments, path());
  }
};

/// The diagnostics without their source lines, and the redirects that came of the file.
std::string outcome(const SiteFolder& site) {
  Sources sources;
  Diagnostics diagnostics;
  Content content = load_content(site.path(), sources, diagnostics);
  const SiteConfig config = content.site;
  const Catalog catalog = make_catalog(std::move(content), diagnostics);
  const auto permalinks =
      parse_permalinks(read_permalinks(site.path(), sources, diagnostics), sources, diagnostics);
  const Plan plan = make_plan(config, catalog, {}, permalinks, diagnostics);
  std::string text;
  for (const Diagnostic& d : diagnostics.sorted(sources)) {
    const std::string whole = format(d, sources);
    text += whole.substr(0, whole.find('\n') + 1);
  }
  for (const Page& page : plan.pages)
    if (page.kind == PageKind::kRedirect)
      text += page.path + " => " + plan.pages[page.subject].path + "\n";
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

/// The lines that are no comments.
Lines lines_of(const std::string& text) {
  Lines lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    const std::string line = text.substr(at, end - at);
    if (!line.empty() && line[0] != '#') lines.push_back(line);
    at = end + 1;
  }
  return lines;
}

std::string given_up(std::string_view address) {
  return fmt::format("given up: {:05x}", hash_of_address(address));
}

const Lines kPublished = {"about.html",
                          "index.html",
                          "people/ada-lovelace.html",
                          "people/alex-kim.html",
                          "people/index.html",
                          "publications/engine.html",
                          "publications/index.html",
                          "publications/loom.html",
                          "types/document.html",
                          "years/1843.html",
                          "years/1844.html"};

}  // namespace

TEST_CASE("a ledger of addresses is checked against the pages of the site") {
  for (const TextCase& one : read_text_cases("permalinks/ledger.txt")) {
    CAPTURE(one.name);
    const SmallSite site;
    std::string input = one.input;
    if (const std::size_t word = input.find("ABOUT\n");
        input.starts_with("given up") && word != std::string::npos)
      input.replace(word, 5, fmt::format("{:05x}", hash_of_address("about.html")));
    site.write("permalinks.txt", input + "\n");
    CHECK(outcome(site) == one.expected);
  }
}

TEST_CASE("a ledger is the same after it was read and written, the user's comments with it") {
  const std::string lines =
      "# why\n# it moved\na.html -> b.html\nb.html\ngiven up: 0a1b2\n# the end\n";
  Sources sources;
  Diagnostics diagnostics;
  const SourceId source = sources.add("permalinks.txt", lines);
  const std::string text = to_text(parse_permalinks(source, sources, diagnostics).value());
  CHECK(text.substr(text.find("\n\n") + 2) == lines);
  const SourceId again = sources.add("permalinks.txt", text);
  CHECK(to_text(parse_permalinks(again, sources, diagnostics).value()) == text);
  CHECK(diagnostics.all().empty());
}

TEST_CASE(
    "`permalinks update` begins the file and adds what is new; what is lost it leaves and tells") {
  const SmallSite site;
  CHECK(site.run({"build"}).status == 0);
  ProcessResult result = site.run({"permalinks", "update"});
  CHECK(result.out ==
        "content/permalinks.txt: 11 pages, 11 of them new; 0 redirects, 0 given up\n");
  CHECK(result.error == "");
  CHECK(result.status == 0);
  CHECK(lines_of(site.ledger()) == kPublished);
  CHECK(site.run({"build"}).status == 0);
  CHECK(site.run({"permalinks", "check"}).out ==
        "content/permalinks.txt: nothing is lost; 0 pages not in the file yet\n");

  fs::rename(site / "content/pages/about.md", site / "content/pages/me.md");
  const std::string before = read_file(site / "site/about.html");
  result = site.run({"build"});
  CHECK(result.status == 1);
  CHECK(result.error.find("the site would lose the address `about.html`") != std::string::npos);
  CHECK(read_file(site / "site/about.html") == before);
  CHECK(site.run({"permalinks", "check"}).status == 1);
  result = site.run({"permalinks", "update"});
  CHECK(result.status == 1);
  CHECK(result.out == "content/permalinks.txt: 11 pages, 1 of them new; 0 redirects, 0 given up\n");
  CHECK(result.error.find("the site would lose the address `about.html`; if it has moved, run "
                          "`offprint permalinks move about.html NEW-ADDRESS`") !=
        std::string::npos);

  CHECK(site.run({"permalinks", "move", "about.html", "me.html"}).status == 0);
  CHECK(site.run({"permalinks", "update"}).out ==
        "content/permalinks.txt: 11 pages, 0 of them new; 1 redirect, 0 given up\n");
  CHECK(site.run({"build"}).status == 0);
  CHECK(lines_of(site.ledger()).front() == "about.html -> me.html");
}

TEST_CASE("`permalinks move` leads on from an address, or from each in a folder") {
  const SmallSite site;
  site.write("permalinks.txt", "a.html\nold/b.html\nold/c.html -> about.html\nold/d/e.html\n");
  ProcessResult result = site.run({"permalinks", "move", "/a", "/people/"});
  CHECK(result.out == "content/permalinks.txt: 1 line changed\n");
  CHECK(site.run({"permalinks", "move", "/old/", "years/"}).out ==
        "content/permalinks.txt: 2 lines changed\n");
  CHECK(lines_of(site.ledger()) == Lines{"a.html -> people/index.html",
                                         "old/b.html -> years/b.html", "old/c.html -> about.html",
                                         "old/d/e.html -> years/d/e.html"});
  CHECK(site.run({"permalinks", "move", "talks.html", "about.html"}).out ==
        "content/permalinks.txt: 1 line added\n");
  CHECK(lines_of(site.ledger()).back() == "talks.html -> about.html");
  result = site.run({"permalinks", "move", "feed.xml", "about.html"});
  CHECK(result.error.find("only from a page can be led on") != std::string::npos);
  CHECK(result.status == 2);
  CHECK(site.run({"permalinks", "move", "nowhere/", "years/"}).status == 2);
  CHECK(site.run({"permalinks", "move", "old/", "about.html"}).status == 2);
}

TEST_CASE("an address may be given as a browser shows it") {
  for (const char* given : {"about.html", "/about.html", "about", "https://example.org/about",
                            "https://ada.github.io/lab/about.html"}) {
    CAPTURE(given);
    const SmallSite site;
    site.run({"permalinks", "update"});
    CHECK(site.run({"permalinks", "remove", given}).status == 0);
    CHECK(lines_of(site.ledger()) == Lines(kPublished.begin() + 1, kPublished.end()));
  }
}

TEST_CASE("a second update changes nothing, and mends what editors and merges leave") {
  const SmallSite site;
  site.run({"permalinks", "update"});
  const std::string fresh = site.ledger();
  CHECK(site.run({"permalinks", "update"}).status == 0);
  CHECK(site.ledger() == fresh);

  std::string other = "\xef\xbb\xbf";
  for (const char c : fresh) other += c == '\n' ? std::string("\r\n") : std::string(1, c);
  other += "years/1844.html\r\nabout.html\r\npeople/ada-lovelace/page-2.html";
  site.write("permalinks.txt", other);
  CHECK(site.run({"permalinks", "update"}).status == 1);
  CHECK(site.run({"permalinks", "remove", "people/ada-lovelace/page-2.html"}).status == 0);
  CHECK(site.run({"permalinks", "update"}).status == 0);
  CHECK(site.ledger() == fresh);
}

TEST_CASE("further pages of lists are no promise: `permalinks update` drops lines for them") {
  const SmallSite site;
  site.write("site.yaml", "version: 1\ntitle: T\nlisting: {page-size: 1}\n");
  site.write("permalinks.txt", "people/ada-lovelace/page-2.html -> about.html\n");
  CHECK(site.run({"build"}).status == 0);
  CHECK(site.run({"permalinks", "update"}).out ==
        "content/permalinks.txt: 11 pages, 11 of them new; 0 redirects, 0 given up\n");
  CHECK(lines_of(site.ledger()) == kPublished);
}

TEST_CASE("an idle build notices a changed ledger, and repeats what there is to warn of in it") {
  const SmallSite site;
  const auto is_idle = [](const ProcessResult& result) {
    return result.out.find("nothing has changed since the last build") != std::string::npos;
  };
  site.write("permalinks.txt", "about.html -> index.html\n");
  const ProcessResult first = site.run({"build"}), second = site.run({"build"});
  CHECK(first.error.find("a page stands at `about.html`") != std::string::npos);
  CHECK(second.error == first.error);
  CHECK(is_idle(second));
  site.write("permalinks.txt", "gone.html\n");
  CHECK(site.run({"build"}).error.find("would lose the address `gone.html`") != std::string::npos);
  site.write("permalinks.txt", "gone.html -> about.html\n");
  CHECK(!is_idle(site.run({"build"})));
  CHECK(fs::exists(site / "site/gone.html"));
  fs::remove(site / "content/permalinks.txt");
  CHECK(!is_idle(site.run({"build"})));
  CHECK(!fs::exists(site / "site/gone.html"));
}

TEST_CASE("a ledger of a whole archive is read, checked and written in linear time") {
  const SmallSite site;
  std::string text;
  for (int i = 0; i < 158000; ++i)
    text += fmt::format("publications/old{0}.html -> {1}\n", i,
                        i % 2 == 0 ? "about.html" : fmt::format("publications/old{}.html", i - 1));
  site.write("permalinks.txt", text);
  CHECK(outcome(site).size() > 158000);
  CHECK(site.run({"permalinks", "update"}).out.find("158,000 redirects") != std::string::npos);
}

TEST_CASE("`permalinks remove` gives addresses up, with a hash where one is to stay away") {
  const SmallSite site;
  site.run({"permalinks", "update"});
  ProcessResult result = site.run({"permalinks", "remove", "abuot.html"});
  CHECK(result.status == 2);
  CHECK(result.error ==
        "offprint: error: `abuot.html` is not in content/permalinks.txt; did you mean "
        "`about.html`?\n");
  result = site.run({"permalinks", "remove", "about.html", "/people/"});
  CHECK(result.out == "content/permalinks.txt: 2 lines removed\n");
  CHECK(lines_of(site.ledger()).size() == kPublished.size() - 2);
  fs::remove(site / "content/pages/about.md");
  CHECK(site.run({"build"}).status == 0);
  CHECK(site.run({"permalinks", "remove", "years/1844.html", "--without-trace"}).status == 0);
  CHECK(lines_of(site.ledger()).back() == given_up("years/1844.html"));
  CHECK(site.run({"build"}).status == 1);
  CHECK(site.run({"permalinks", "remove", "--source", "nowhere", "x"}).status == 2);
}

TEST_CASE("a page that leads on has no script, is not indexed and works at any address") {
  const std::string canonical =
      "<link rel=\"canonical\" href=\"https://example.org/lab/publications/engine.html\">";
  for (const bool known : {false, true}) {
    const SmallSite site;
    site.write("permalinks.txt", "old/a&b.html -> publications/engine.html\n");
    const Lines arguments =
        known ? Lines{"build", "--base-url", "https://example.org/lab/"} : Lines{"build"};
    CHECK(site.run(arguments).status == 0);
    const SiteFiles files = site_files(site / "site");
    const std::string& page = files.at("old/a&b.html");
    const auto has = [&](std::string_view text) { return page.find(text) != std::string::npos; };
    CHECK(has("content=\"0; url=../publications/engine.html\""));
    CHECK(has("<meta name=\"robots\" content=\"noindex\">"));
    CHECK(has("<a href=\"../publications/engine.html\">"));
    CHECK(!has("<script"));
    CHECK(has(canonical) == known);
    if (!known) CHECK(find_faults(files) == Lines{});
  }
}

TEST_CASE("a name that was given up stands in nothing that a build leaves") {
  const SmallSite site;
  site.write("site.yaml",
             "version: 1\ntitle: T\nurl: https://example.org/\nlisting: {page-size: 1}\n");
  site.write("publications/more.yaml",
             "- {id: jacquard, title: Cards, authors: [Zoraya Vexley], year: 1845}\n");
  const std::string alex = "- {id: alex-kim, name: Alex Kim, former-names: [Zoraya Vexley]}\n";
  const std::string other = "- {id: alex-kim, name: Alex Kim}\n";
  site.write("publications/works.yaml",
             "- {id: loom, title: On Looms, authors: [Zoraya Vexley, Alex Kim], year: 1844}\n");
  site.write("people.yaml", other);
  CHECK(site.run({"build"}).status == 0);
  CHECK(fs::exists(site / "site/people/zoraya-vexley/page-2.html"));
  CHECK(site.run({"permalinks", "update"}).status == 0);
  const std::string before = site.ledger();
  CHECK(before.find("people/zoraya-vexley.html\n") != std::string::npos);
  site.write("publications/works.yaml",
             "- {id: loom, title: On Looms, authors: [Zoraya Vexley], year: 1844}\n");
  site.write("people.yaml", alex);
  site.write("permalinks.txt", before +
                                   "people/z-vexley.html -> people/alex-kim.html\n"
                                   "people/zoraya-vexley/page-2.html -> people/alex-kim.html\n");
  ProcessResult result = site.run({"build"});
  CHECK(result.status == 0);
  CHECK(result.error.find("exley") == std::string::npos);
  CHECK(site.run({"permalinks", "update"}).out.ends_with("0 redirects, 3 given up\n"));
  CHECK(site.run({"build"}).error == "");
  CHECK(site.run({"build"}).error == "");
  SiteFiles files = site_files(site / "site");
  files["content/permalinks.txt"] = site.ledger();
  for (const auto& entry : fs::directory_iterator(site / ".offprint"))
    files[entry.path().filename()] = read_file(entry.path());
  CHECK(files.size() > 50);
  Lines found;
  for (const auto& [path, bytes] : files)
    for (const char* name : {"Zoraya", "zoraya", "Vexley", "vexley", "VEXLEY"})
      if ((path + '\n' + bytes).find(name) != std::string::npos) found.push_back(path);
  CHECK(found == Lines{});

  site.write("people.yaml", other);
  result = site.run({"build"});
  CHECK(result.status == 1);
  CHECK(result.error.find("a page stands again at the address that was given up") !=
        std::string::npos);
}
