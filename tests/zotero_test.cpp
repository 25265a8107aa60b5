// What Zotero makes of the authors of a page. The rule, as its translator for embedded metadata and
// its utilities have it in 2026: a `citation_author` is several names where it has semicolons;
// else, if it is the only one of the page, and both its first two parts at commas hold a blank,
// each part at a comma is a name (in Spanish, not where there are two parts and the first is of two
// words). In each name, what stands before the first comma is the family name and what stands up to
// the next one the given name; without a comma the last word is the family name. Punctuation at the
// ends is dropped. Our pages never say that they are in Spanish unless they are, so the test does
// not.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "export/meta.hpp"
#include "sample_site.hpp"

using namespace offprint;

namespace {

using Texts = std::vector<std::string>;

std::string without_ends(std::string_view text, std::string_view dropped) {
  const std::size_t begin = text.find_first_not_of(dropped);
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(dropped) - begin + 1));
}

Texts split(std::string_view text, char separator) {
  Texts parts;
  for (std::size_t end = 0; end != std::string_view::npos;) {
    end = text.find(separator);
    parts.push_back(without_ends(text.substr(0, end), " "));
    if (end != std::string_view::npos) text.remove_prefix(end + 1);
  }
  return parts;
}

bool has_blank(std::string_view text) { return text.find(' ') != std::string_view::npos; }

/// "Family | Given".
std::string creator(std::string_view raw) {
  const std::string name = without_ends(raw, " .,/[]:");
  if (name.find(',') != std::string::npos) {
    const Texts parts = split(name, ',');
    return parts[0] + " | " + parts[1];
  }
  const std::size_t blank = std::min(name.rfind(' '), name.size());
  return blank == name.size() ? name + " | "
                              : name.substr(blank + 1) + " | " + name.substr(0, blank);
}

Texts names_in(const std::string& tag, bool only_one) {
  Texts names = split(tag, ';');
  if (names.size() > 1 || !only_one) return names;
  const Texts parts = split(tag, ',');
  return parts.size() > 1 && has_blank(parts[0]) && has_blank(parts[1]) ? parts : names;
}

/// The creators that Zotero would make, a line each.
std::string zotero_creators(std::vector<PrintedName> authors) {
  Content content = sample_content();
  content.records = {sample_record()};
  content.records[0].authors = std::move(authors);
  content.digests.clear();
  const SampleSite sample(std::move(content));
  Texts tags;
  for (const MetaTag& tag : make_meta(make_citation(sample.site(), 0), sample.config()))
    if (tag.name == "citation_author") tags.push_back(tag.content);
  std::string out;
  for (const std::string& tag : tags)
    for (const std::string& name : names_in(tag, tags.size() == 1))
      if (!without_ends(name, " ,-.;").empty()) out += creator(name) + "\n";
  return out;
}

const PrintedName kGabriel{.given = "Gabriel José", .family = "García Márquez"};

}  // namespace

TEST_CASE("Zotero takes a sole author for one person, with the right family name") {
  CHECK(zotero_creators({{.given = "Ada", .family = "Byron"}}) == "Byron | Ada\n");
  CHECK(zotero_creators({{.given = "Ada King", .family = "Byron"}}) == "Byron | Ada King\n");
  CHECK(zotero_creators({kGabriel}) == "García Márquez | Gabriel José\n");
  CHECK(zotero_creators({{.given = "Anton", .particle = "van den", .family = "Hengel"}}) ==
        "van den Hengel | Anton\n");
  CHECK(zotero_creators({{.given = "A. B.", .particle = "van den", .family = "Hengel"}}) ==
        "van den Hengel | A. B\n");
  CHECK(zotero_creators({{.given = "Martin Luther", .family = "King", .suffix = "Jr."}}) ==
        "King | Martin Luther Jr\n");
  CHECK(zotero_creators({{.given = "Anne Marie", .family = "Smith Jones", .suffix = "III"}}) ==
        "Smith Jones | Anne Marie III\n");
  CHECK(zotero_creators({{.family = "Mausam"}}) == "Mausam | \n");
}

TEST_CASE("Zotero takes each of several authors for one person") {
  CHECK(zotero_creators({kGabriel, kGabriel, {.family = "Mausam"}, {.literal = "Loom Group"}}) ==
        "García Márquez | Gabriel José\n"
        "García Márquez | Gabriel José\n"
        "Mausam | \n"
        "Group | Loom\n");
}

TEST_CASE("without the care that is taken, a sole author would be two people") {
  CHECK(names_in("García Márquez, Gabriel José", true) == Texts{"García Márquez", "Gabriel José"});
  CHECK(names_in("García Márquez, Gabriel José", false) == Texts{"García Márquez, Gabriel José"});
}
