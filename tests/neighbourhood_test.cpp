// What stands next to a person or a publication.
#include "render/neighbourhood.hpp"

#include <doctest/doctest.h>

#include <string>

#include "render/research_graph.hpp"
#include "sample_site.hpp"
#include "text/name.hpp"

using namespace offprint;

namespace {

Record work(std::string id, std::string authors, std::int16_t year) {
  Record record;
  record.id = std::move(id);
  record.type = "article";
  record.title = "The work called " + record.id;
  record.authors = parse_names(authors).names;
  record.issued = {.year = year};
  return record;
}

/// Ada and Ben wrote three works together, Ada and Cy one; Ben wrote two alone and one with Cy.
SampleSite sample() {
  Content content;
  content.site.id = "example.org";
  content.site.close_collaborator = 3;
  content.records = {
      work("ab1", "Ada Byron and Ben Jonson", 2021),
      work("ab2", "Ada Byron and Ben Jonson", 2022),
      work("ab3", "Ada Byron and Ben Jonson", 2023),
      work("ac", "Ada Byron and Cy Twombly", 2020),
      work("bc", "Ben Jonson and Cy Twombly", 2018),
      work("b1", "Ben Jonson", 2019),
      work("b2", "Ben Jonson", 2024),
      work("c", "Cy Twombly", 2025),
  };
  content.records[0].topics = {"looms"};
  content.records[1].topics = {"looms", "engines"};
  content.records[3].topics = {"dyes"};
  return SampleSite(std::move(content));
}

std::string ids(const Catalog& catalog, const std::vector<PublicationIndex>& list) {
  std::string out;
  for (const PublicationIndex index : list) out += catalog.publications[index].id + " ";
  return out;
}

/// "kind: label works, ... and N more", a line a group.
std::string listed(const std::vector<NeighbourGroup>& groups) {
  std::string out;
  for (const NeighbourGroup& group : groups) {
    out += std::string(name_of(group.kind)) + ":";
    for (const Neighbour& near : group.nearest)
      out += " " + near.label + " " + std::to_string(near.works) + ",";
    out += group.more == 0 ? "\n" : " and " + std::to_string(group.more) + " more\n";
  }
  return out;
}

}  // namespace

TEST_CASE("works are related by shared authors, most shared first, then newest") {
  const SampleSite site = sample();
  const Catalog& catalog = site.catalog();
  CHECK(ids(catalog, related_to(catalog, catalog.find_publication("ab1").value())) ==
        "ab3 ab2 b2 ac b1 bc ");
  CHECK(ids(catalog, related_to(catalog, catalog.find_publication("c").value())) == "ac bc ");
}

TEST_CASE("works nearby are those of close collaborators without the person") {
  const SampleSite site = sample();
  const PersonIndex ada = site.catalog().find_person("ada-byron").value();
  CHECK(ids(site.catalog(), neighbours_of(site.site(), ada)) == "b2 b1 bc ");
  const PersonIndex cy = site.catalog().find_person("cy-twombly").value();
  CHECK(ids(site.catalog(), neighbours_of(site.site(), cy)) == "");
}

TEST_CASE("close collaborators have as many joint works as the configuration asks for") {
  const SampleSite site = sample();
  const PersonEntry& ada = site.catalog().people[site.catalog().find_person("ada-byron").value()];
  std::string names;
  for (const Collaborator& close : close_collaborators_of(site.site(), ada))
    names += site.catalog().people[close.person].id + " " + std::to_string(close.works);
  CHECK(names == "ben-jonson 3");
}

TEST_CASE("a person's topics are counted, most works first, equals by name") {
  const SampleSite site = sample();
  const Catalog& catalog = site.catalog();
  const PersonEntry& ada = catalog.people[catalog.find_person("ada-byron").value()];
  std::string topics;
  for (const Counted& topic : topics_of(catalog, ada))
    topics += catalog.topics[topic.index].name + " " + std::to_string(topic.works) + " ";
  CHECK(topics == "looms 2 dyes 1 engines 1 ");
}

TEST_CASE("the research graph shows co-authors, topics, venues and works nearby, nearest first") {
  const SampleSite site = sample();
  const PersonIndex ada = site.catalog().find_person("ada-byron").value();
  const Neighbourhood around = nearest_to(site.site(), ada);
  CHECK(listed(around.left) == "person: Ben Jonson 3, Cy Twombly 1,\n");
  CHECK(listed(around.right) ==
        "topic: looms 2, dyes 1, engines 1,\n"
        "publication: The work called b2 0, The work called b1 0, The work called bc 0,\n");
}

TEST_CASE("the research graph of someone with hundreds of neighbours has at most 40 nodes") {
  Content content;
  content.site.id = "example.org";
  for (int i = 0; i < 300; ++i) {
    const std::string word = {static_cast<char>('A' + i / 26), static_cast<char>('a' + i % 26)};
    content.records.push_back(work("w" + word, "Ada Byron and Ben " + word + "son", 2020));
    content.records.back().topics = {word + " knots"};
    content.records.back().container_title = "Journal of " + word + "smithery";
  }
  const SampleSite site(std::move(content));
  const PersonIndex ada = site.catalog().find_person("ada-byron").value();
  const Neighbourhood around = nearest_to(site.site(), ada);
  std::size_t nodes = 1;
  for (const auto& side : {around.left, around.right})
    for (const NeighbourGroup& group : side) {
      nodes += group.nearest.size();
      CHECK(group.nearest.size() + group.more == 300);
    }
  CHECK(nodes == 23);
}
