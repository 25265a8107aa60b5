#include "catalog/catalog.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

#include "catalog/merge.hpp"
#include "print_lines.hpp"
#include "text/name.hpp"

using namespace offprint;

namespace {

/// A record as the tests write it: "id | type | title | authors | year | container".
Record record(const std::string& line) {
  std::vector<std::string> parts(1);
  for (const char c : line) {
    if (c == '|') {
      parts.emplace_back();
    } else {
      parts.back() += c;
    }
  }
  for (std::string& part : parts)
    part =
        part.substr(part.find_first_not_of(' ') == std::string::npos ? part.size()
                                                                     : part.find_first_not_of(' '));
  for (std::string& part : parts) part.erase(part.find_last_not_of(' ') + 1);
  parts.resize(6);
  Record r;
  r.id = parts[0];
  r.type = parts[1];
  r.title = parts[2];
  r.authors = parse_names(parts[3]).names;
  r.issued.year = static_cast<std::int16_t>(parts[4].empty() ? 0 : std::stoi(parts[4]));
  r.container_title = parts[5];
  return r;
}

std::vector<Record> records(const std::vector<std::string>& lines) {
  std::vector<Record> result;
  for (const std::string& line : lines) result.push_back(record(line));
  return result;
}

Catalog catalog_of(std::vector<Record> list, Diagnostics& diagnostics) {
  Content content;
  content.records = std::move(list);
  return make_catalog(std::move(content), diagnostics);
}

Catalog catalog_of(const std::vector<std::string>& lines) {
  Diagnostics diagnostics;
  return catalog_of(records(lines), diagnostics);
}

std::vector<std::string> ids(const Catalog& catalog) {
  std::vector<std::string> result;
  for (const Publication& p : catalog.publications) result.push_back(p.id);
  return result;
}

/// "kept: id <- merged (reason), …"
std::vector<std::string> account(const Catalog& catalog) {
  std::vector<std::string> result;
  for (const Fate& fate : catalog.fates) {
    const std::string& into = catalog.publications[fate.publication].id;
    result.push_back(fate.kind == Fate::Kind::kRendered
                         ? fate.id
                         : fmt::format("{} -> {}: {}", fate.id, into, fate.reason));
  }
  return result;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("records with one title of four words, near years and agreeing authors are one work") {
  CHECK(account(catalog_of({
            "a | paper-conference | On the Shape of Things | Ada Lovelace and Alan Turing | 2022 | "
            "CVPR",
            "b | article | On the shape of things | Lovelace, A. | 2021 |",
            "c | article | On the {Shape} of Things | Grace Hopper | 2022 |",
            "d | article | On the Shape of Things | Ada Lovelace | 2019 |",
            "e | article | On the Shape of Things | | |",
            "f | article | Shape of Things | Ada Lovelace | 2022 |",
            "g | article | Shape of Things | Ada Lovelace | 2022 |",
        })) == Lines{"a", "b -> a: same title, year and authors", "c", "d",
                     "e -> a: same title, year and authors", "f", "g"});
}

TEST_CASE("records with one DOI or arXiv id are one work, unless titles and authors both differ") {
  std::vector<Record> list = records({
      "a | article | A Preprint | Ada Lovelace | 2020 |",
      "b | paper-conference | Its Paper | Ada Lovelace | 2023 | ICML",
      "c | article | Something Else | Alan Turing | 2020 |",
      "d | article | Third | | 2020 |",
  });
  for (const std::size_t i : {0, 1, 2}) list[i].doi = i == 1 ? "10.1/X" : "10.1/x";
  list[0].arxiv = list[3].arxiv = "2001.00001";
  Diagnostics diagnostics;
  const Catalog catalog = catalog_of(std::move(list), diagnostics);
  CHECK(account(catalog) ==
        Lines{"a -> b: same DOI `10.1/x`", "b", "c", "d -> b: same arXiv id `2001.00001`"});
  CHECK(diagnostics.warnings() == 1);
  CHECK(catalog.publications[*catalog.find_publication("a")].id == "b");
  CHECK(catalog.publications[*catalog.find_publication("b")].old_ids == Lines{"a", "d"});
}

TEST_CASE("one id on two works is an error, on one work a merge") {
  Diagnostics diagnostics;
  CHECK(account(catalog_of(
            records({"a | article | One Title | | 2020 |", "a | article | One title | | 2020 |"}),
            diagnostics)) == Lines{"a", "a -> a: same id and title"});
  CHECK(!diagnostics.has_errors());
  catalog_of(records({"a | article | One | | 2020 |", "a | article | Another | | 2020 |"}),
             diagnostics);
  REQUIRE(diagnostics.errors() == 1);
  CHECK(diagnostics.all().front().message == "the id `a` is taken by another record");
}

TEST_CASE("a merge keeps the fuller author list and every link, topic and award") {
  std::vector<Record> list = records({
      "a | article | One and the Same Work | Xinchao Wang | 2022 |",
      "b | paper-conference | One and the Same Work | Weihao Yu and Xinchao Wang | 2022 | cvpr "
      "2022",
  });
  list[0].authors_incomplete = true;
  list[0].abstract = "Seen.";
  list[0].topics = {"Vision", "graphs"};
  list[1].topics = {"vision"};
  list[0].links = {{"paper", "", {}}, {"code", "https://example.org/c", {}}};
  list[1].links = {{"paper", "", {}}};
  list[0].awards = {{"Oral", "2%", 0}};
  list[0].publisher = "arXiv";
  Diagnostics diagnostics;
  const Catalog catalog = catalog_of(std::move(list), diagnostics);
  REQUIRE(catalog.publications.size() == 1);
  const Publication& p = catalog.publications.front();
  CHECK(p.id == "b");
  CHECK(p.authors.size() == 2);
  CHECK(!p.authors_incomplete);
  CHECK(p.abstract == "Seen.");
  CHECK(p.publisher == "");
  CHECK(p.topics == Lines{"vision", "graphs"});
  CHECK(p.links.size() == 2);
  CHECK(p.awards.size() == 1);
}

TEST_CASE(
    "publications stand newest first, to appear above all, and the order of the files decides "
    "between equals") {
  std::vector<Record> list = records({"a | article | A | | 2020 |", "b | article | B | | |",
                                      "c | article | C | | 2021 |", "d | article | D | | 2020 |",
                                      "e | article | E | | 2020 |", "f | article | F | | |"});
  list[4].issued.month = 5;
  list[5].status = Status::kToAppear;
  Diagnostics diagnostics;
  CHECK(ids(catalog_of(std::move(list), diagnostics)) == Lines{"f", "c", "e", "a", "d", "b"});
}

TEST_CASE(
    "an id that is unfit or reserved is mended; one that differs only in case is said besides") {
  Diagnostics diagnostics;
  const Catalog catalog =
      catalog_of(records({"Foo | article | A | | 2020 |", "foo | article | B | | 2020 |",
                          "index | article | C | | 2020 |", "a/b | article | D | | 2020 |"}),
                 diagnostics);
  Lines stems;
  for (const std::string& id : ids(catalog)) stems.push_back(id.substr(0, id.find_last_of('-')));
  CHECK(stems == Lines{"Foo", "foo", "index", "a-b"});
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "id-case");
  CHECK(catalog.find_publication("a/b") == PublicationIndex{3});
}

TEST_CASE(
    "one folded full printed name is one person; the registry joins by alias, full first name and "
    "owner's initials") {
  Content content;
  content.records = records({
      "a | article | A | José Álvarez and Jose Alvarez and K. Oman and Kyle A. Oman | 2020 |",
      "b | article | B | J. Alvarez and A. Lovelace and Augusta King and {The Team} | 2021 |",
  });
  Person kyle, ada;
  kyle.id = "kyle", kyle.name = parse_name("Kyle Oman");
  ada.id = "ada", ada.name = parse_name("Ada Lovelace"), ada.aliases = {"King, Augusta"};
  content.people = {kyle, ada};
  content.site.owner = "ada";
  Diagnostics diagnostics;
  const Catalog catalog = make_catalog(std::move(content), diagnostics);
  Lines who;
  for (const Publication& p : catalog.publications) {
    for (const PersonIndex person : p.people)
      who.push_back(person == kAbsent ? "-" : catalog.people[person].id);
  }
  CHECK(who ==
        Lines{"j-alvarez", "ada", "ada", "-", "jose-alvarez", "jose-alvarez", "k-oman", "kyle"});
  CHECK(catalog.people[catalog.owner].id == "ada");
  CHECK(catalog.people[catalog.owner].publications == std::vector<PublicationIndex>{0});
}

TEST_CASE("collaborators are counted, most joint works first") {
  const Catalog catalog = catalog_of({"a | article | A | Ann One and Bob Two and Cy Three | 2020 |",
                                      "b | article | B | Ann One and Cy Three | 2021 |"});
  Lines pairs;
  for (const PersonEntry& person : catalog.people) {
    for (const Collaborator& c : person.collaborators)
      pairs.push_back(fmt::format("{} {} {}", person.id, catalog.people[c.person].id, c.works));
  }
  CHECK(pairs == Lines{"ann-one cy-three 2", "ann-one bob-two 1", "cy-three ann-one 2",
                       "cy-three bob-two 1", "bob-two ann-one 1", "bob-two cy-three 1"});
}

TEST_CASE("container titles of one series and year make one edition") {
  const Catalog catalog = catalog_of({
      "a | paper-conference | A | | 2022 | cvpr 2022",
      "b | paper-conference | B | | 2023 | 2022 IEEE/CVF Conference on Computer Vision and Pattern "
      "Recognition",
      "c | paper-conference | C | | 2017 | Advances in Neural Information Processing Systems",
      "d | paper-conference | D | | 2017 | NIPS",
      "e | article-journal | E | | 2020 | Journal of Odd Results",
      "f | article | F | | 2020 |",
      "g | paper-conference | G | | | Workshop of Nobody",
  });
  Lines editions;
  for (const EditionEntry& e : catalog.editions) {
    editions.push_back(fmt::format("{}/{}: {}, {}", catalog.venues[e.venue].key, e.key, e.name,
                                   e.publications.size()));
  }
  CHECK(editions == Lines{"cvpr/2022: CVPR 2022, 2",
                          "journal-odd-results/2020: Journal of Odd Results 2020, 1",
                          "neurips/2017: NeurIPS 2017, 2",
                          "workshop-nobody/undated: Workshop of Nobody undated, 1"});
}

TEST_CASE("venues.yaml comes first, its patterns catch the rest, and a wrong count is said") {
  Content content;
  content.records = records({"a | paper-conference | A | | 2022 | Odd Symposium 2022",
                             "b | paper-conference | B | | 2022 | The Odd Gathering, Part 2"});
  Venue odd;
  odd.key = "odd", odd.name = "Odd Symposium", odd.short_name = "ODD",
  odd.patterns = {"*odd gathering*"};
  Edition edition;
  edition.key = "2022", edition.year = 2022, edition.expected = 3;
  odd.editions = {edition};
  content.venues = {odd};
  Diagnostics diagnostics;
  const Catalog catalog = make_catalog(std::move(content), diagnostics);
  REQUIRE(catalog.editions.size() == 1);
  CHECK(catalog.editions[0].publications == std::vector<PublicationIndex>{0, 1});
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].message == "ODD 2022 has 2 publications, but 3 are expected");
}

TEST_CASE("an edition lists by its running index, then in the order of the files") {
  std::vector<Record> list = records({"a | paper-conference | A | | 2022 | cvpr 2022",
                                      "b | paper-conference | B | | 2022 | cvpr 2022",
                                      "c | paper-conference | C | | 2022 | cvpr 2022"});
  list[1].listing_index = 7;
  list[2].listing_index = 3;
  Diagnostics diagnostics;
  CHECK(catalog_of(std::move(list), diagnostics).editions[0].publications ==
        std::vector<PublicationIndex>{2, 1, 0});
}

TEST_CASE("a digest takes ids, inline records and the marks of records, each publication once") {
  Content content;
  content.records =
      records({"a | article | First of the Day Here | | 2025 |", "b | article | Second | | 2025 |",
               "i | article | First of the day here | | |"});
  content.records[2].from_digest = true;
  content.records[1].digests = {{{2025, 3, 14}, 9}, {{2025, 3, 12}, 1}};
  Digest digest;
  digest.date = {2025, 3, 14};
  digest.items = {{"", std::size_t{2}, {}}, {"a", std::nullopt, {}}, {"bb", std::nullopt, {}}};
  content.digests = {digest};
  Diagnostics diagnostics;
  const Catalog catalog = make_catalog(std::move(content), diagnostics);
  REQUIRE(catalog.digests.size() == 2);
  CHECK(catalog.digests[0].publications == std::vector<PublicationIndex>{0, 1});
  CHECK(catalog.digests[1].publications == std::vector<PublicationIndex>{1});
  CHECK(catalog.publications[1].picks.size() == 2);
  REQUIRE(diagnostics.errors() == 1);
  CHECK(diagnostics.all()[0].message == "no record has the id `bb`");
}
