// catalog/directory.hpp and catalog/owner.hpp: who stands behind the names on papers.
#include <doctest/doctest.h>

#include <string>

#include "catalog/catalog.hpp"
#include "load/load.hpp"
#include "site_folder.hpp"
#include "text/name.hpp"

using namespace offprint;

namespace {

struct Made {
  std::string said;
  Catalog catalog;

  /// "a: ada-lovelace alan-turing; b: …", with printed names where `printed`.
  std::string authors(bool printed = false) const {
    std::string out;
    for (const Publication& p : catalog.publications) {
      out += p.id + ":";
      for (std::size_t i = 0; i < p.authors.size(); ++i) {
        const PersonIndex person = p.people[i];
        out += " " + (printed             ? display_name(p.authors[i]) + ","
                      : person == kAbsent ? std::string("-")
                                          : catalog.people[person].id);
      }
      out += "\n";
    }
    return out;
  }
};

Made make(const std::string& people, const std::string& records,
          const std::string& site = "version: 1\ntitle: T\n") {
  const SiteFolder folder(
      {{"site.yaml", site}, {"people.yaml", people}, {"publications/a.yaml", records}});
  Sources sources;
  Diagnostics diagnostics;
  Made made;
  made.catalog = make_catalog(load_content(folder.path(), sources, diagnostics), diagnostics);
  for (const Diagnostic& d : diagnostics.sorted(sources)) {
    const std::string text = format(d, sources);
    made.said += text.substr(0, text.find('\n') + 1);
  }
  return made;
}

}  // namespace

TEST_CASE("people of one name are told apart by the records they claim") {
  const Made made = make(
      "- {id: hao-ntu, name: Hao Zhang, records: [a, b]}\n"
      "- {id: hao-hkust, name: Hao Zhang, aliases: [H. Zhang], records: [c]}\n",
      "- {id: a, title: One, author: [Hao Zhang], year: 2023}\n"
      "- {id: b, title: Two, author: [Hao Zhang, Ada Lovelace], year: 2022}\n"
      "- {id: c, title: Three, author: [H. Zhang], year: 2021}\n"
      "- {id: d, title: Four, author: [Hao Zhang], year: 2020}\n");
  CHECK(made.authors() == "a: hao-ntu\nb: hao-ntu ada-lovelace\nc: hao-hkust\nd: hao-zhang\n");
  CHECK(made.said ==
        "content/publications/a.yaml:4:3: warning[ambiguous-name]: `Hao Zhang` may be `hao-ntu` or "
        "`hao-hkust`; in people.yaml, add the spelling to the `aliases` of the right one, or this "
        "record to the `records`\n");
}

TEST_CASE("one claimant leaves the other papers to a namesake without a word") {
  const Made made = make("- {id: hao-ntu, name: Hao Zhang, records: [a]}\n- {name: Hao Zhang}\n",
                         "- {id: a, title: One, author: [Hao Zhang], year: 2023}\n"
                         "- {id: b, title: Two, author: [Hao Zhang], year: 2022}\n");
  CHECK(made.authors() == "a: hao-ntu\nb: hao-zhang\n");
  CHECK(made.said == "");
}

TEST_CASE("a particle that a paper leaves out, or the registry, hides nobody") {
  const Made made = make(
      "- {id: anton, name: Anton van den Hengel}\n- {id: luc, name: Luc Gool}\n",
      "- {id: a, title: One, author: [Anton Hengel, Luc van Gool], year: 2023}\n"
      "- {id: b, title: Two, author: [Anton van den Hengel, \"van Gool, Luc\"], year: 2022}\n");
  CHECK(made.said == "");
  CHECK(made.authors() == "a: anton luc\nb: anton luc\n");
}

TEST_CASE("a claim that meets no author is said") {
  const Made made = make("- {id: hao, name: Hao Zhang, records: [a, x]}\n",
                         "- {id: a, title: One, author: [Ada Lovelace]}\n");
  CHECK(made.said ==
        "content/people.yaml:1:3: warning[idle-claim]: `hao` claims the record `a`, which has no "
        "such author; give the id of a record that has the name, or add its spelling to "
        "`aliases`\n"
        "content/people.yaml:1:3: warning[idle-claim]: `hao` claims the record `x`, which has no "
        "such author; give the id of a record that has the name, or add its spelling to "
        "`aliases`\n");
}

TEST_CASE("an ORCID iD of a record says whose name it is") {
  const Made made =
      make("- {id: hao-ntu, name: Hao Zhang, identifiers: {orcid: 0000-0002-1825-0097}}\n",
           "- {id: a, title: One, author: [{given: Haoran, family: Zhang, ORCID: "
           "'https://orcid.org/0000-0002-1825-0097'}]}\n"
           "- {id: b, title: Two, author: [{given: A., family: B, ORCID: 0000-0002-1825-0098}]}\n");
  CHECK(made.authors() == "a: hao-ntu\nb: a-b\n");
  CHECK(made.said ==
        "content/publications/a.yaml:2:62: warning[orcid]: `0000-0002-1825-0098` is no ORCID iD; "
        "it has 16 digits, of which the last checks the others\n");
}

TEST_CASE("a former name is replaced by the present one wherever it was printed") {
  const Made made = make("- {id: alex-kim, name: Alex Kim, former-names: [Jane Doe]}\n",
                         "- {id: a, title: One, author: [Jane Doe, Ada Lovelace], year: 2023}\n"
                         "- {id: b, title: Two, author: [Ada Lovelace, Jane M. Doe*], editor: "
                         "[Jane Doe], year: 2022}\n"
                         "- {id: c, title: Three, author: [Alex Kim, John Doe], year: 2021}\n");
  CHECK(made.authors() ==
        "a: alex-kim ada-lovelace\nb: ada-lovelace alex-kim\nc: alex-kim john-doe\n");
  CHECK(made.authors(true) ==
        "a: Alex Kim, Ada Lovelace,\nb: Ada Lovelace, Alex Kim,\nc: Alex Kim, John Doe,\n");
  CHECK(made.catalog.publications[1].authors[1].marks == "*");
  CHECK(display_name(made.catalog.publications[1].editors[0]) == "Alex Kim");
  CHECK(made.said == "");
}

TEST_CASE("a paper of the owner's list without the owner is said") {
  const std::string site = "version: 1\ntitle: T\nowner: ada\n";
  const std::string people = "- {id: ada, name: Ada Lovelace}\n";
  CHECK(make(people,
             "- {id: a, title: One, author: [Ada Lovelace]}\n"
             "- {id: b, title: Two, author: [A. Lovelace]}\n"
             "- {id: c, title: Three, author: [A. K. Lovelacey]}\n"
             "- {id: d, title: Four, author: [Alan Turing], editor: [Ada Lovelace]}\n"
             "- {id: e, title: Five, author: [Alan Turing], authors-incomplete: true}\n",
             site)
            .said ==
        "content/publications/a.yaml:3:3: warning[owner-missing]: `c` is in the list of `ada`, who "
        "is none of its authors; add the spelling of the name to `aliases` in people.yaml, or take "
        "the record out\n");
  CHECK(make(people,
             "- {id: a, title: One, author: [Ada Lovelace]}\n"
             "- {id: b, title: Two, author: [Grace Hopper]}\n",
             site)
            .said == "");
}
