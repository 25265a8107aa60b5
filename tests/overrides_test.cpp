// load/overrides.hpp: corrections of records that are made by a machine.
#include "load/overrides.hpp"

#include <doctest/doctest.h>

#include <string>

#include "content_dump.hpp"
#include "load/load.hpp"
#include "site_folder.hpp"

using namespace offprint;

namespace {

struct Loaded {
  std::string said;
  Content content;
};

Loaded load(const SiteFolder& site) {
  Sources sources;
  Diagnostics diagnostics;
  Loaded loaded;
  loaded.content = load_content(site.path(), sources, diagnostics);
  for (const Diagnostic& d : diagnostics.sorted(sources))
    loaded.said += format(d, sources, {.columns = 0}).substr(0, format(d, sources).find('\n') + 1);
  return loaded;
}

/// The records that these overrides make of these.
Loaded load(const std::string& records, const std::string& overrides) {
  return load(SiteFolder({{"publications/a.yaml", records}, {"overrides.yaml", overrides}}));
}

std::string authors_of(const Record& record) {
  std::string out;
  for (const PrintedName& name : record.authors) out += display_name(name) + ";";
  return out;
}

}  // namespace

TEST_CASE("a correction takes the place of what the record says, in whatever spelling") {
  const Loaded loaded = load(
      "- {id: a, title: ObjectFolder 20, authors: [A B, C D], doi: 10.1/x, custom: {track: one}}\n"
      "- {id: b, title: Other, year: 2020, date: 2020-02-30}\n",
      "version: 1\nrecords:\n  a:\n    title: ObjectFolder 2.0\n    author: [Ada Lovelace]\n"
      "    DOI:\n    track: two\n    note: new\n  b: {date: 2020-02-29, year: null}\n");
  CHECK(loaded.said == "");
  REQUIRE(loaded.content.records.size() == 2);
  const Record& a = loaded.content.records[0];
  CHECK(a.title == "ObjectFolder 2.0");
  CHECK(authors_of(a) == "Ada Lovelace;");
  CHECK(a.doi == "");
  CHECK(a.track == "two");
  CHECK(a.note == "new");
}

TEST_CASE("a correction mends what would have been an error") {
  const Loaded loaded = load("- {id: a, title: One, date: 2020-02-30}\n",
                             "version: 1\nrecords: {a: {issued: 2020-02-29}}\n");
  CHECK(loaded.said == "");
  REQUIRE(loaded.content.records.size() == 1);
  CHECK(loaded.content.records[0].issued == Date{2020, 2, 29});
  CHECK(loaded.content.rejections.empty());
}

TEST_CASE("a record can be left out, and the account knows why") {
  const Loaded loaded = load("- {id: a, title: One}\n- {id: b, title: Two}\n",
                             "version: 1\nrecords: {b: {omit: true}}\n");
  CHECK(loaded.said == "");
  REQUIRE(loaded.content.rejections.size() == 1);
  CHECK(loaded.content.records.size() == 1);
  CHECK(loaded.content.rejections[0].id == "b");
  CHECK(loaded.content.rejections[0].reason == "left out by `omit: true` in overrides.yaml");
}

TEST_CASE("records of every format, with made ids and inline in digests are corrected") {
  const SiteFolder site(
      {{"publications/a.bib", "@article{key, title = {Old}, author = {Ada Lovelace}, year = 2020}"},
       {"publications/b.json", R"([{"title": "Made", "author": ["Alan Turing"], "year": 1936}])"},
       {"digests/2025-03-14.yaml", "items:\n  - {id: d, title: Old}\n  - {id: e, title: Gone}\n"},
       {"overrides.yaml",
        "version: 1\nrecords:\n  key: {title: New}\n  turing1936made: {title: Computable}\n"
        "  d: {title: Newer}\n  e: {omit: true}\n"}});
  const Loaded loaded = load(site);
  CHECK(loaded.said == "");
  std::string titles;
  for (const Record& record : loaded.content.records)
    titles += record.id + ": " + record.title + ";";
  CHECK(titles == "key: New;turing1936made: Computable;d: Newer;");
}

TEST_CASE("what an overrides file has wrong is said at its place") {
  CHECK(load("- {id: a, title: One, year: 2020}\n",
             "version: 1\nrecords:\n  a:\n    title: One\n    year: 2020\n    tilte: Two\n"
             "  aa: {title: Three}\n")
            .said ==
        "content/overrides.yaml:4:5: warning[idle-correction]: this correction of `title` changes "
        "nothing any more; the record says the same; take the correction out\n"
        "content/overrides.yaml:5:5: warning[idle-correction]: this correction of `year` changes "
        "nothing any more; the record says the same; take the correction out\n"
        "content/overrides.yaml:6:5: error[unknown-key]: unknown key `tilte`; did you mean "
        "`title`?\n"
        "content/overrides.yaml:7:3: warning[unknown-record]: no record has the id `aa` that is "
        "corrected here; did you mean `a`?\n");
  CHECK(load("- {id: a, title: One}\n", "version: 2\n").said ==
        "content/overrides.yaml:1:10: error[version]: version 2 of overrides.yaml is later than "
        "this program, which reads version 1; use a newer offprint\n");
  CHECK(load("- {id: a, title: One}\n", "records: {}\n").said ==
        "content/overrides.yaml:1:1: error[missing-key]: key `version` is missing\n");
}

TEST_CASE("what is written is read as the same again") {
  Node list = Node::list();
  list.items = {Node::string("A \"B\" \\C"), Node::string("line\nend\u2028 \u0085")};
  Node yes = Node::string("true");
  yes.kind = Node::Kind::kBoolean;
  const std::vector<Override> overrides = {
      {"a: #1", {}, {{"title", {}, Node::string("'x': - ü\t")}, {"author", {}, list}}, false},
      {"b", {}, {{"retracted", {}, yes}, {"DOI", {}, {}}}, true}};
  const std::string text = overrides_text(overrides);
  CHECK(text ==
        "# Corrections of records, by id: what stands here takes the place of what the record's "
        "own\n# file says. An empty value takes the key away, `omit: true` leaves the record out.\n"
        "version: 1\nrecords:\n"
        "  \"a: #1\":\n    title: \"'x': - ü\\u0009\"\n"
        "    author: [\"A \\\"B\\\" \\\\C\", \"line\\u000aend\\u2028 \\u0085\"]\n"
        "  \"b\":\n    omit: true\n    retracted: true\n    DOI:\n");
  const SiteFolder site({{"overrides.yaml", text}});
  Sources sources;
  Diagnostics diagnostics;
  load_content(site.path(), sources, diagnostics);
  CHECK(!diagnostics.has_errors());
}
